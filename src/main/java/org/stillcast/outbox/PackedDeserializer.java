package org.stillcast.outbox;

import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.CollectionType;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of JSON into one that takes its elements one by one, so that all of them are never there as objects. What
 * is null in it is left out.
 *
 * @param <E> kind of element
 * @param <L> kind of list
 */
class PackedDeserializer<E, L extends List<E>> extends StdDeserializer<L> {
    private static final long serialVersionUID = 1L;

    private final Class<E> element;
    private final transient Supplier<L> empty;
    private final transient BiConsumer<L, E> taker;

    /**
     * @param empty makes a list
     * @param taker adds an element to it
     */
    PackedDeserializer(Class<E> element, Supplier<L> empty, BiConsumer<L, E> taker) {
        super(List.class);
        this.element = element;
        this.empty = empty;
        this.taker = taker;
    }

    /** Returns what reads a list as an empty one, whatever is in it. */
    static <E> PackedDeserializer<E, List<E>> leavingOut(Class<E> element) {
        return new PackedDeserializer<>(element, List::of, (list, left) -> {}) {
            private static final long serialVersionUID = 1L;

            @Override
            void readElements(JsonParser parser, DeserializationContext context, List<E> list) throws IOException {
                parser.skipChildren();
            }
        };
    }

    /** Returns what has lists of certain elements read in this way. */
    static Module module(PackedDeserializer<?, ?>... readers) {
        SimpleModule module = new SimpleModule();
        module.setDeserializers(new SimpleDeserializers() {
            private static final long serialVersionUID = 1L;

            @Override
            public @Nullable JsonDeserializer<?> findCollectionDeserializer(
                    CollectionType type,
                    DeserializationConfig config,
                    BeanDescription description,
                    @Nullable TypeDeserializer typeDeserializer,
                    @Nullable JsonDeserializer<?> elementDeserializer) {
                for (PackedDeserializer<?, ?> reader : readers) {
                    if (type.getContentType().hasRawClass(reader.element)) {
                        return reader;
                    }
                }
                return null;
            }
        });
        return module;
    }

    @Override
    public L deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        L list = empty.get();
        if (!parser.isExpectedStartArrayToken()) {
            context.reportWrongTokenException(this, JsonToken.START_ARRAY, "a list was expected");
        }
        readElements(parser, context, list);
        return list;
    }

    /** Reads up to the end of the array whose start is the parser's token. */
    void readElements(JsonParser parser, DeserializationContext context, L list) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!parser.hasToken(JsonToken.VALUE_NULL)) {
                taker.accept(list, context.readValue(parser, element));
            }
        }
    }
}
