package org.stillcast.route;

import java.util.List;
import java.util.Optional;

import org.stillcast.run.RunEvent;
import org.stillcast.run.RunListener;
import org.stillcast.run.SignsOfLife;
import org.stillcast.run.Supervision;
import org.stillcast.status.StatusBoard;

/**
 * Who looks on while the daemon works, and is told of all that happens to projects, interruptions too.
 *
 * @param board says what goes on
 * @param signs of life that the daemon gives
 * @param supervision is told when the daemon begins and ends
 * @param web shows it by HTTP
 */
public record Onlookers(StatusBoard board, SignsOfLife signs, Optional<Supervision> supervision, DaemonPart web)
        implements RunListener {
    @Override
    public void on(RunEvent event) {
        List.of(board, signs, web).forEach(each -> each.on(event));
    }
}
