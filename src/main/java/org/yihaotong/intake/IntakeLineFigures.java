package org.yihaotong.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yihaotong.lines.LineFigures;
import org.yihaotong.lines.LineLoad;
import org.yihaotong.lines.Situation;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.routing.QueueFigures;
import org.yihaotong.routing.QueueFigures.LineCalls;
import org.yihaotong.routing.QueueFigures.LineWaiting;

/**
 * Tells the lines what comes over them and who waits on them.
 */
@Component
class IntakeLineFigures implements LineFigures, LineLoad {

	/** Who is answered within it does not matter here. */
	private static final Duration SOON = Duration.ZERO;

	private final ContactFigures contacts;

	private final QueueFigures queue;

	private final Clock clock;

	IntakeLineFigures(ContactFigures contacts, QueueFigures queue, Clock clock) {
		this.contacts = contacts;
		this.queue = queue;
		this.clock = clock;
	}

	@Override
	public Map<LineNumber, Contacts> contacts(Instant since) {
		Map<LineNumber, Map<Channel, Integer>> arrived = new HashMap<>();
		for (ContactFigures.Arrivals row : this.contacts.arrivals(since)) {
			arrived.computeIfAbsent(row.line(), (line) -> new HashMap<>())
				.merge(row.channel(), row.count(), Integer::sum);
		}
		Map<LineNumber, LineCalls> calls = this.queue.calls(since, SOON)
			.stream()
			.collect(Collectors.toMap(LineCalls::line, Function.identity()));
		Map<LineNumber, Contacts> lines = new HashMap<>();
		arrived.forEach((line, channels) -> lines.put(line, counted(channels, calls.get(line))));
		return lines;
	}

	private static Contacts counted(Map<Channel, Integer> channels, @Nullable LineCalls calls) {
		return new Contacts(channels.getOrDefault(Channel.VOICE, 0), (calls != null) ? calls.answered() : 0,
				(calls != null) ? calls.abandoned() : 0, channels.getOrDefault(Channel.LETTER, 0),
				channels.getOrDefault(Channel.MESSAGE, 0));
	}

	@Override
	public Map<LineNumber, Situation.Load> waiting() {
		Instant now = this.clock.instant();
		List<LineWaiting> callers = this.queue.callers();
		return callers.stream()
			.collect(Collectors.toMap(LineWaiting::line, (row) -> new Situation.Load(row.count(), soFar(row, now))));
	}

	private static Duration soFar(LineWaiting row, Instant now) {
		Duration wait = Duration.between(row.oldest(), now);
		return wait.isNegative() ? Duration.ZERO : wait;
	}

}
