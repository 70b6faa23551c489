package org.yihaotong.routing.hotqueue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a contact needs as time goes by: ever less, so that it never waits for somebody
 * who does not come.
 *
 * @param list in the order of their beginnings, at least one
 */
public record Rings(List<Ring> list) {

	/** Anybody will do from the beginning. */
	public static final Rings OPEN = new Rings(List.of(new Ring(Instant.EPOCH, Needs.NONE)));

	public Rings {
		list = List.copyOf(list);
		if (list.isEmpty() || !list.getFirst().since().equals(Instant.EPOCH)) {
			throw new IllegalArgumentException("The first ring is there from the beginning");
		}
	}

	/**
	 * Reads the form that {@link #toString()} writes.
	 * @param text the text
	 * @return the rings
	 */
	public static Rings parse(String text) {
		return new Rings(Arrays.stream(text.split(";")).map(Rings::ring).toList());
	}

	private static Ring ring(String text) {
		int at = text.indexOf('=');
		return new Ring(Instant.ofEpochMilli(Long.parseLong(text.substring(0, at))),
				Needs.parse(text.substring(at + 1)));
	}

	/**
	 * Tells what is needed at a time.
	 * @param at the time
	 * @return the needs of the last ring that has begun
	 */
	public Needs at(Instant at) {
		return this.list.stream().filter((ring) -> !ring.since().isAfter(at)).toList().getLast().needs();
	}

	/**
	 * Tells when less will be needed.
	 * @param at the present time
	 * @return empty when it stays as it is
	 */
	public Optional<Instant> widensAfter(Instant at) {
		return this.list.stream().map(Ring::since).filter((since) -> since.isAfter(at)).findFirst();
	}

	/** The form that is stored and that the scripts read: {@code since=needs;…}. */
	@Override
	public String toString() {
		return this.list.stream()
			.map((ring) -> ring.since().toEpochMilli() + "=" + ring.needs())
			.collect(Collectors.joining(";"));
	}

	/**
	 * A step.
	 *
	 * @param since from when on
	 * @param needs what is needed then
	 */
	public record Ring(Instant since, Needs needs) {
	}

}
