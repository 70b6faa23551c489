package org.yihaotong.agents;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.yihaotong.platform.Seat;

/**
 * The rules of the agents' desks.
 *
 * @param seats the softphones that there are, as {@code dialplan/render.sh} makes them:
 * {@code 1001-1040,2001}
 * @param missedBeforePause how many offers in a row an agent may miss, the last one
 * included, before the agent is paused
 * @param missedReturn after what time such a pause ends by itself; zero for never
 * @param rejectedLimit from how many rejected offers in a shift on the supervisor is
 * shown the agent
 * @param wrapUpExtensions how often an agent may extend a wrap-up for which there is no
 * rule
 * @param wrapUpExtension by how much
 */
@Validated
@ConfigurationProperties("yihaotong.agents")
public record AgentsProperties(@DefaultValue("1001-1040") String seats,
		@DefaultValue("1") @Min(1) @Max(50) int missedBeforePause, @DefaultValue("0s") Duration missedReturn,
		@DefaultValue("3") @Min(1) @Max(1000) int rejectedLimit,
		@DefaultValue("2") @Min(0) @Max(10) int wrapUpExtensions, @DefaultValue("30s") Duration wrapUpExtension) {

	private static final Pattern RANGE = Pattern.compile("([0-9]{4})(?:-([0-9]{4}))?");

	public AgentsProperties {
		if (missedReturn.isNegative() || wrapUpExtension.isNegative()) {
			throw new IllegalArgumentException("yihaotong.agents: times cannot be negative");
		}
		numbers(seats);
	}

	/** Lists the seats in their order. */
	public List<Seat> seatList() {
		return numbers(this.seats).stream().map((number) -> new Seat(String.format("%04d", number))).toList();
	}

	private static TreeSet<Integer> numbers(String list) {
		TreeSet<Integer> numbers = new TreeSet<>();
		for (String part : list.split(",", -1)) {
			Matcher range = RANGE.matcher(part.strip());
			if (!range.matches()) {
				throw new IllegalArgumentException("yihaotong.agents.seats: not a seat or a range of seats: " + part);
			}
			int first = Integer.parseInt(range.group(1));
			int last = (range.group(2) != null) ? Integer.parseInt(range.group(2)) : first;
			if (last < first) {
				throw new IllegalArgumentException("yihaotong.agents.seats: the range runs backwards: " + part);
			}
			IntStream.rangeClosed(first, last).forEach(numbers::add);
		}
		return numbers;
	}

}
