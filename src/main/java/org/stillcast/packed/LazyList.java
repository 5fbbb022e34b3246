package org.stillcast.packed;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/**
 * A list that keeps none of its elements, but makes each when it is asked for: as what there is one of for each clip, and
 * is looked at once.
 *
 * @param <E> kind of element
 */
public final class LazyList<E> extends AbstractList<E> implements RandomAccess {
    private final int size;
    private final IntFunction<E> element;

    private LazyList(int size, IntFunction<E> element) {
        this.size = size;
        this.element = element;
    }

    /**
     * Returns a list of so many elements.
     *
     * @param element makes the one of an index, from 0
     */
    public static <E> LazyList<E> of(int size, IntFunction<E> element) {
        return new LazyList<>(size, element);
    }

    @Override
    public E get(int index) {
        return element.apply(Objects.checkIndex(index, size));
    }

    @Override
    public int size() {
        return size;
    }
}
