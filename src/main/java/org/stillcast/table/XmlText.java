package org.stillcast.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.stillcast.text.Words;

/**
 * The elements of an XML document that a stranger has made, by their local names. It is UTF-8 and has none of the things that no
 * spreadsheet writes: document types with their entities, and what would fill the memory by its length, its depth or its names.
 * Comments and CDATA are refused as well, which a few programs write.
 */
final class XmlText {
    private static final Words WORDS = Words.of(XmlText.class);

    /** None that matters is longer. */
    private static final int MOST_OF_ATTRIBUTE = 300;

    private static final XMLInputFactory FACTORY = factory();

    private final XmlBounds bounds = new XmlBounds();
    private final XMLStreamReader reader;

    private XmlText(XMLStreamReader reader) {
        this.reader = reader;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false); // each would be kept for good
        factory.setXMLReporter((message, type, information, location) -> {}); // it is thrown as well
        return factory;
    }

    /** Reads elements. */
    @FunctionalInterface
    interface Reading {
        void read(XmlText xml) throws XMLStreamException, UnusableTableException, IOException;
    }

    /**
     * Reads a document; the caller closes it.
     *
     * @throws UnusableTableException if it is none, or the reading's
     * @throws IOException if the bytes cannot be had
     */
    static void read(InputStream bytes, Reading reading) throws UnusableTableException, IOException {
        try {
            reading.read(new XmlText(FACTORY.createXMLStreamReader(text(new PlainTags(bytes)))));
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException lower && !isOfDocument(lower)) {
                throw lower;
            }
            throw new UnusableTableException(WORDS.say("xml.unusable"));
        } catch (PlainTags.RefusedException | CharacterCodingException e) {
            throw new UnusableTableException(WORDS.say("xml.unusable"));
        }
    }

    /** The XML reader would print damaged UTF-8 to the console. */
    private static Reader text(PlainTags bytes) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()));
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }

    private static boolean isOfDocument(IOException cause) {
        return cause instanceof PlainTags.RefusedException || cause instanceof CharacterCodingException;
    }

    /**
     * Goes on to the next tag or piece of text.
     *
     * @return whether there is one
     */
    boolean next() throws XMLStreamException {
        if (!reader.hasNext()) {
            return false;
        }
        reader.next();
        bounds.note(reader);
        return true;
    }

    boolean isStartOf(String name) {
        return reader.isStartElement() && isNamed(name);
    }

    boolean isEndOf(String name) {
        return reader.isEndElement() && isNamed(name);
    }

    /** A prefix is read as a part of the name. */
    private boolean isNamed(String name) {
        String whole = reader.getLocalName();
        int prefix = whole.length() - name.length();
        return whole.endsWith(name) && (prefix == 0 || whole.charAt(prefix - 1) == ':');
    }

    /** Returns the characters of a piece of text; none if it is a tag. */
    String characters() {
        int event = reader.getEventType();
        return event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.SPACE ? reader.getText() : "";
    }

    /** Returns an attribute of the tag; empty if it has none, and "" if that is what it says. */
    Optional<String> attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                String value = reader.getAttributeValue(i);
                return Optional.of(value.substring(0, Math.min(value.length(), MOST_OF_ATTRIBUTE)));
            }
        }
        return Optional.empty();
    }

    /**
     * Returns a whole number that an attribute is.
     *
     * @param most it is taken for this if it is more
     * @return the other value if there is none
     */
    int number(String name, int most, int otherwise) {
        return attribute(name)
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(text -> Math.min(most, Integer.parseInt(text)))
                .orElse(otherwise);
    }

    /** Goes on to the end of the element that has just started. */
    void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0 && next(); ) {
            depth += reader.isStartElement() ? 1 : reader.isEndElement() ? -1 : 0;
        }
    }
}
