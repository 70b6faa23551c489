package org.yihaotong.routing.hotqueue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What a contact needs as time goes by: ever less, so that it never waits for somebody
 * who does not come. Kept as the text that is stored, because all that wait are compared
 * every few seconds and few of them are read.
 */
public final class Rings {

	private static final String BEGINNING = "0=";

	/** Anybody will do from the beginning. */
	public static final Rings OPEN = new Rings(List.of(new Ring(Instant.EPOCH, Needs.NONE)));

	private final String text;

	private Rings(String text) {
		if (!text.startsWith(BEGINNING)) {
			throw new IllegalArgumentException("The first ring is there from the beginning");
		}
		this.text = text;
	}

	/**
	 * Puts steps together.
	 * @param list in the order of their beginnings, at least one
	 */
	public Rings(List<Ring> list) {
		this(list.stream()
			.map((ring) -> ring.since().toEpochMilli() + "=" + ring.needs())
			.collect(Collectors.joining(";")));
	}

	/**
	 * Reads the form that {@link #toString()} writes.
	 * @param text the text
	 * @return the rings
	 */
	public static Rings parse(String text) {
		return new Rings(text);
	}

	/**
	 * Lists the steps.
	 * @return in the order of their beginnings
	 */
	public List<Ring> list() {
		return Arrays.stream(this.text.split(";")).map(Rings::ring).toList();
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
		return from(at).getFirst().needs();
	}

	/**
	 * Lists what is needed from a time on.
	 * @param at the time
	 * @return the last step that has begun, and those that have not
	 */
	public List<Ring> from(Instant at) {
		List<Ring> steps = list();
		long begun = steps.stream().filter((ring) -> !ring.since().isAfter(at)).count();
		return steps.subList(Math.toIntExact(begun) - 1, steps.size());
	}

	/**
	 * Tells when less will be needed.
	 * @param at the present time
	 * @return empty when it stays as it is
	 */
	public Optional<Instant> widensAfter(Instant at) {
		return list().stream().map(Ring::since).filter((since) -> since.isAfter(at)).findFirst();
	}

	/** The form that is stored and that the scripts read: {@code since=needs;…}. */
	@Override
	public String toString() {
		return this.text;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Rings rings && this.text.equals(rings.text);
	}

	@Override
	public int hashCode() {
		return this.text.hashCode();
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
