package org.stillcast.route;

import org.apache.camel.Processor;

/** Methods that take the body of a message, as steps of a route. */
final class BodySteps {
    private BodySteps() {}

    /** Does something with a body. */
    @FunctionalInterface
    interface Action<T> {
        void on(T body) throws Exception;
    }

    /** Answers a body with another one. */
    @FunctionalInterface
    interface Reply<T> {
        Object to(T body) throws Exception;
    }

    /** Returns a step that leaves the body as it is. */
    static <T> Processor with(Class<T> type, Action<T> action) {
        return exchange -> action.on(exchange.getMessage().getMandatoryBody(type));
    }

    /** Returns a step that puts an answer in the place of the body. */
    static <T> Processor reply(Class<T> type, Reply<T> reply) {
        return exchange ->
                exchange.getMessage().setBody(reply.to(exchange.getMessage().getMandatoryBody(type)));
    }
}
