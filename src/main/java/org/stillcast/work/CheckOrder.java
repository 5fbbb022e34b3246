package org.stillcast.work;

/**
 * Prove that a joined part is what it was ordered to be.
 *
 * @param part joined, under its temporary name
 */
public record CheckOrder(JoinOrder part) implements Order {
    @Override
    public String nameInLog() {
        return part.nameInLog();
    }
}
