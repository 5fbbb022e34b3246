package org.stillcast.table;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** How deep a document goes and how many names it has, since a reader keeps all of both in memory. */
final class XmlBounds {
    private static final int MOST_DEPTH = 100;
    private static final int MOST_NAMES = 5_000;

    /** What stands in front of the colon of an element's name is read as a part of the name. */
    private static final String ELEMENTS = "";

    /** Without their prefixes, by these. */
    private final Map<String, Set<String>> names = new HashMap<>();

    private int depth;
    private int count;

    /**
     * Takes notice of what a reader has come to.
     *
     * @throws XMLStreamException if that is too much
     */
    void note(XMLStreamReader reader) throws XMLStreamException {
        if (reader.isStartElement()) {
            depth++;
            note(ELEMENTS, reader.getLocalName());
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                note(reader.getAttributePrefix(i), reader.getAttributeLocalName(i));
            }
        } else if (reader.isEndElement()) {
            depth--;
        }
        if (depth > MOST_DEPTH || count > MOST_NAMES) {
            throw new XMLStreamException();
        }
    }

    private void note(String prefix, String name) {
        if (names.computeIfAbsent(prefix, any -> new HashSet<>()).add(name)) {
            count++;
        }
    }
}
