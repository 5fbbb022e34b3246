package org.stillcast.settings;

import java.util.List;
import java.util.stream.Collectors;

import org.stillcast.text.Words;

/** A text that means no value which a property can have. */
final class InvalidValueException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final Words WORDS = Words.of(InvalidValueException.class);

    private final boolean isRule;

    @SuppressWarnings("serial") // an unmodifiable list of strings
    private final List<String> instead;

    private InvalidValueException(String message, boolean isRule, List<String> instead) {
        super(message);
        this.isRule = isRule;
        this.instead = List.copyOf(instead);
    }

    /** Makes one of a rule that the text breaks: what it must be. */
    static InvalidValueException mustBe(String rule) {
        return mustBe(rule, List.of());
    }

    /**
     * Makes one of a rule that the text breaks.
     *
     * @param rule what it must be
     * @param instead texts that would do, as it was probably meant
     */
    static InvalidValueException mustBe(String rule, List<String> instead) {
        return new InvalidValueException(rule, true, instead);
    }

    /**
     * Makes one that says more than a rule.
     *
     * @param phrase goes on from the property's key
     */
    static InvalidValueException ofPhrase(String phrase) {
        return new InvalidValueException(phrase, false, List.of());
    }

    /**
     * Returns the sentence for the operator.
     *
     * @param key of the property
     * @param text of its value
     * @param source where that is from
     */
    String sentence(String key, String text, String source) {
        if (!isRule) {
            return "%s %s (%s)".formatted(key, getMessage(), source);
        }
        String quoted = instead.stream()
                .filter(value -> !value.equals(text))
                .map("\"%s\""::formatted)
                .collect(Collectors.joining(WORDS.say("or")));
        return WORDS.say("invalid", key, getMessage(), text, source)
                + (quoted.isEmpty() ? "" : WORDS.say("would-do", quoted));
    }
}
