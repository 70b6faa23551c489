package org.yihaotong.supervision;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.yihaotong.intake.ContactFigures.Arrivals;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.routing.QueueFigures.LineCalls;
import org.yihaotong.supervision.Wallboard.LineToday;
import org.yihaotong.supervision.Wallboard.Today;

/**
 * Derives the figures of a day.
 *
 * @param arrivals what came in
 * @param calls what became of the calls that waited for an agent
 */
record DayFigures(List<Arrivals> arrivals, List<LineCalls> calls) {

	/** GB/T 33358-2016, as reported: a call is answered within 15 s. */
	static final Duration SOON = Duration.ofSeconds(15);

	Today today() {
		int answered = sum(LineCalls::answered);
		int soon = sum(LineCalls::answeredSoon);
		int abandoned = sum(LineCalls::abandoned);
		double waited = this.calls.stream().mapToDouble((line) -> line.answerTime().toMillis() / 1000.0).sum();
		return new Today(arrived(Channel.VOICE), answered, abandoned, soon, share(soon, answered),
				share(answered, answered + abandoned), share(waited, answered), arrived(Channel.LETTER),
				arrived(Channel.MESSAGE));
	}

	private int sum(ToIntFunction<LineCalls> figure) {
		return this.calls.stream().mapToInt(figure).sum();
	}

	private int arrived(Channel channel) {
		return this.arrivals.stream().filter((row) -> row.channel() == channel).mapToInt(Arrivals::count).sum();
	}

	/** To a thousandth; nothing of nothing is no share. */
	private static @Nullable Double share(double part, int whole) {
		return (whole > 0) ? Math.round(part / whole * 1000) / 1000.0 : null;
	}

	List<LineToday> lines() {
		Map<LineNumber, LineCalls> byLine = this.calls.stream()
			.collect(Collectors.toMap(LineCalls::line, Function.identity()));
		return this.arrivals.stream()
			.filter((row) -> row.channel() == Channel.VOICE)
			.map((row) -> line(row, byLine.get(row.line())))
			.sorted(Comparator.comparingInt(LineToday::calls).reversed().thenComparing(LineToday::number))
			.toList();
	}

	private static LineToday line(Arrivals row, @Nullable LineCalls calls) {
		return new LineToday(row.line().value(), row.lineName(), row.count(), (calls != null) ? calls.answered() : 0,
				(calls != null) ? calls.abandoned() : 0);
	}

}
