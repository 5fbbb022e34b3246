package org.stillcast.route;

import java.util.function.Supplier;

import org.apache.camel.CamelContext;
import org.stillcast.inbox.Inbox;
import org.stillcast.run.RunEvent;
import org.stillcast.run.RunListener;
import org.stillcast.status.Live;

/** Something that lives beside the routes of the daemon, in their context, and is told what happens to projects. */
public interface DaemonPart extends RunListener {
    /** One that is not there. */
    DaemonPart NONE = new DaemonPart() {
        @Override
        public void addTo(CamelContext context, Inbox inbox, Supplier<Live> live) {}

        @Override
        public void on(RunEvent event) {}
    };

    /**
     * Adds itself to a context that is about to be started, with which it ends.
     *
     * @param inbox of the daemon
     * @param live tells what goes on
     */
    void addTo(CamelContext context, Inbox inbox, Supplier<Live> live) throws Exception;
}
