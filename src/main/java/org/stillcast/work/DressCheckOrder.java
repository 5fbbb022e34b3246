package org.stillcast.work;

/**
 * Prove that a product has the packets of its source, and all that was ordered besides.
 *
 * @param product under its temporary name
 */
public record DressCheckOrder(DressOrder product) implements Order {
    @Override
    public String nameInLog() {
        return product.nameInLog();
    }
}
