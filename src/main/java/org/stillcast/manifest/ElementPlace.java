package org.stillcast.manifest;

/** Where something stands that is checked as an element of {@code clips}. */
interface ElementPlace {
    /** Returns its JSON pointer, or one of that kind. */
    String pointer();

    /**
     * Returns a fault's phrase with what people count by in front of it.
     *
     * @param field pointer from the element to what is at fault; empty for the element itself
     * @param phrase goes on from that
     */
    String inFront(String field, String phrase);
}
