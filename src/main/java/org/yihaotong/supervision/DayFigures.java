package org.yihaotong.supervision;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.yihaotong.platform.Channel;
import org.yihaotong.supervision.Wallboard.LineToday;
import org.yihaotong.supervision.Wallboard.Today;
import org.yihaotong.supervision.statistics.Figure;
import org.yihaotong.supervision.statistics.LiveDay.Group;
import org.yihaotong.supervision.statistics.Rate;
import org.yihaotong.supervision.statistics.Tally;

/**
 * Shows the figures of the day as the wallboard has them.
 *
 * @param groups the figures by channel and line
 * @param nameOf the Chinese name of a line
 */
record DayFigures(Map<Group, Tally> groups, UnaryOperator<String> nameOf) {

	Today today() {
		Tally calls = sum(Channel.VOICE);
		return new Today(count(calls, Figure.RECEIVED), count(calls, Figure.ANSWERED), count(calls, Figure.ABANDONED),
				count(calls, Figure.ANSWERED_SOON), share(Rate.SOON_RATE.of(calls)),
				share(Rate.CONNECTION_RATE.of(calls)), seconds(Rate.AVERAGE_ANSWER_MILLIS.of(calls)),
				count(sum(Channel.LETTER), Figure.RECEIVED), count(sum(Channel.MESSAGE), Figure.RECEIVED));
	}

	private Tally sum(Channel channel) {
		return this.groups.entrySet()
			.stream()
			.filter((group) -> group.getKey().channel() == channel)
			.map(Map.Entry::getValue)
			.reduce(Tally.NONE, Tally::plus);
	}

	private static int count(Tally tally, Figure figure) {
		return Math.toIntExact(tally.get(figure));
	}

	/** To a thousandth. */
	private static @Nullable Double share(@Nullable Double exact) {
		return (exact != null) ? Math.round(exact * 1000) / 1000.0 : null;
	}

	private static @Nullable Double seconds(@Nullable Double millis) {
		return (millis != null) ? share(millis / 1000) : null;
	}

	/** The lines that anybody called, most calls first. */
	List<LineToday> lines() {
		return this.groups.entrySet()
			.stream()
			.filter((group) -> group.getKey().channel() == Channel.VOICE && group.getValue().get(Figure.RECEIVED) > 0)
			.map((group) -> line(group.getKey().line(), group.getValue()))
			.sorted(Comparator.comparingInt(LineToday::calls).reversed().thenComparing(LineToday::number))
			.toList();
	}

	private LineToday line(String number, Tally tally) {
		return new LineToday(number, this.nameOf.apply(number), count(tally, Figure.RECEIVED),
				count(tally, Figure.ANSWERED), count(tally, Figure.ABANDONED));
	}

}
