// Nodes of the page.

const byId = id => document.getElementById(id);

/** Makes an element; what people have written goes in as text only. */
function element(name, attributes = {}, ...content) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        if (value !== false && value !== null && value !== undefined) {
            made.setAttribute(key, value === true ? '' : value);
        }
    }
    made.append(...content);
    return made;
}

/** Says something to all readers, those too who do not see the page. */
function notice(text) {
    byId('notice').textContent = text;
}

/** Does something once it has not been asked for again for a while. */
function afterRest(millis, task) {
    let timer = 0;
    return () => {
        clearTimeout(timer);
        timer = setTimeout(task, millis);
    };
}
