package org.yihaotong.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How much earlier than it did a contact counts as having joined, and why. The place that
 * comes of it never changes by itself, so that an order once given stays.
 *
 * @param list the credits that are not zero
 */
record Credits(Map<Reason, Duration> list) {

	private static final Credits NONE = new Credits(Map.of());

	Credits {
		Map<Reason, Duration> sorted = new EnumMap<>(Reason.class);
		list.forEach((reason, credit) -> {
			if (!credit.isZero()) {
				sorted.put(reason, credit);
			}
		});
		list = Map.copyOf(sorted);
	}

	/** Why a contact goes before others. */
	enum Reason {

		/** Danger to people. */
		EMERGENCY,

		/** Urgent. */
		HIGH,

		/** The same citizen came before within the last days. */
		REPEATED,

		/** It needs a skill that few have. */
		SKILL,

		/** A department has to sign for it sooner than for others. */
		DEADLINE,

		/** Its channel has a norm that leaves less time. */
		CHANNEL,

		/** It was with an agent already and came back. */
		RETURNED

	}

	static Credits parse(String text) {
		if (text.isEmpty()) {
			return NONE;
		}
		Map<Reason, Duration> list = new EnumMap<>(Reason.class);
		Arrays.stream(text.split(";")).forEach((part) -> {
			int at = part.indexOf('=');
			list.put(Reason.valueOf(part.substring(0, at)), Duration.ofMillis(Long.parseLong(part.substring(at + 1))));
		});
		return new Credits(list);
	}

	/**
	 * Computes the place.
	 * @param joinedAt when the contact joined
	 * @return milliseconds; smaller goes first
	 */
	long place(Instant joinedAt) {
		return joinedAt.toEpochMilli() - this.list.values().stream().mapToLong(Duration::toMillis).sum();
	}

	Credits with(Reason reason, Duration credit) {
		Map<Reason, Duration> more = new EnumMap<>(Reason.class);
		more.putAll(this.list);
		more.put(reason, credit);
		return new Credits(more);
	}

	Credits without(Reason reason) {
		return with(reason, Duration.ZERO);
	}

	/** The form that is stored: {@code HIGH=315360000000;REPEATED=120000}. */
	@Override
	public String toString() {
		return this.list.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((credit) -> credit.getKey() + "=" + credit.getValue().toMillis())
			.collect(Collectors.joining(";"));
	}

}
