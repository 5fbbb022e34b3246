package org.stillcast.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.stillcast.text.Words;

/**
 * The elements of an XML document that a stranger has made, by their local names. It is UTF-8 and has none of the things that no
 * spreadsheet writes: document types with their entities, comments, and pieces so long that they would fill the memory.
 */
final class XmlText {
    private static final Words WORDS = Words.of(XmlText.class);

    /** The longest tag, or text between two. */
    private static final int MOST_BYTES = 1 << 20;

    /** None that matters is longer. */
    private static final int MOST_OF_ATTRIBUTE = 300;

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;

    /** Says that there is something that is not read. */
    private static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Bytes in which {@code <} begins a tag, and nothing else. */
    private static final class PlainTags extends FilterInputStream {
        private long position;
        private long tag;
        private boolean opened;

        PlainTags(InputStream bytes) {
            super(bytes);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            for (int i = offset; i < offset + count; i++) {
                note(bytes[i]);
            }
            return count;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            if (value >= 0) {
                note((byte) value);
            }
            return value;
        }

        private void note(byte value) throws RefusedException {
            position++;
            boolean isDeclaration = value == '?' && tag <= 4; // behind a byte order mark at most
            if (value == 0
                    || (opened && (value == '!' || (value == '?' && !isDeclaration)))
                    || position - tag > MOST_BYTES) {
                throw new RefusedException();
            }
            opened = value == '<';
            tag = opened ? position : tag;
        }
    }

    private XmlText(XMLStreamReader reader) {
        this.reader = reader;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
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
            reading.read(new XmlText(FACTORY.createXMLStreamReader(new PlainTags(bytes), "UTF-8")));
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException lower && !(lower instanceof RefusedException)) {
                throw lower;
            }
            throw new UnusableTableException(WORDS.say("xml.unusable"));
        }
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
        return true;
    }

    boolean isStartOf(String name) {
        return reader.isStartElement() && reader.getLocalName().equals(name);
    }

    boolean isEndOf(String name) {
        return reader.isEndElement() && reader.getLocalName().equals(name);
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
