package org.yihaotong.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.hotqueue.HotQueue;
import org.yihaotong.routing.hotqueue.HotQueue.Contents;
import org.yihaotong.routing.hotqueue.Match;
import org.yihaotong.routing.hotqueue.SeatReach;
import org.yihaotong.routing.hotqueue.Standing;

/**
 * Compares Redis with PostgreSQL.
 *
 * @param contents what Redis held
 * @param entries contacts that have not ended, looked at later
 * @param open reservations that have not ended
 * @param ready agents who are ready, with their softphones
 * @param skills since when what agents can do is as it is
 * @param seats which softphones can be called
 */
record QueueComparison(Contents contents, List<QueueEntry> entries, List<Reservation> open,
		Map<StaffId, Optional<Seat>> ready, Map<StaffId, Instant> skills, List<SeatReach> seats) {

	/** Something that differs. */
	sealed interface Difference {

		/** Waits, but Redis does not know. */
		record Missing(QueueEntry entry) implements Difference {
		}

		/** Waits, but at another place or for another agent. */
		record Misplaced(QueueEntry entry) implements Difference {
		}

		/** Redis believes it to wait. */
		record Ghost(ContactId contact) implements Difference {
		}

		/** Redis believes it to be held. */
		record StaleHold(Match hold) implements Difference {
		}

		/** Is held, but Redis does not know. */
		record MissingHold(Match hold) implements Difference {
		}

		/** Redis has another presence or another softphone. */
		record StalePresence(StaffId agent) implements Difference {
		}

		/** Redis knows what an agent could do before. */
		record StaleSkills(StaffId agent) implements Difference {
		}

		/** Redis has it otherwise whether a softphone can be called. */
		record StaleSeat(SeatReach seat) implements Difference {
		}

		/** The count of what an agent has is not that of the holds. */
		record WrongLoad(HotQueue.Load load) implements Difference {
		}

	}

	/**
	 * Compares.
	 * @param pace how quickly
	 * @return what differs
	 */
	List<Difference> differences(Pace pace) {
		List<Difference> found = new ArrayList<>();
		contacts(found, pace);
		holds(found);
		presence(found);
		skills(found);
		seats(found);
		this.contents.loadsInDoubt().forEach((load) -> found.add(new Difference.WrongLoad(load)));
		return found;
	}

	private void seats(List<Difference> found) {
		this.seats.stream()
			.filter((seat) -> !Boolean.valueOf(seat.reachable()).equals(this.contents.reachable().get(seat.seat())))
			.forEach((seat) -> found.add(new Difference.StaleSeat(seat)));
	}

	private void contacts(List<Difference> found, Pace pace) {
		Set<ContactId> ghosts = new HashSet<>(this.contents.waiting().keySet());
		for (QueueEntry entry : this.entries) {
			pace.step();
			if (entry.offerable()) {
				ghosts.remove(entry.contact());
				Standing known = this.contents.waiting().get(entry.contact());
				if (known != null && !known.equals(entry.standing())) {
					found.add(new Difference.Misplaced(entry));
				}
				else if (known == null && !this.contents.holds().containsKey(entry.contact())) {
					found.add(new Difference.Missing(entry));
				}
			}
		}
		ghosts.forEach((contact) -> found.add(new Difference.Ghost(contact)));
	}

	private void holds(List<Difference> found) {
		Map<ContactId, Match> held = this.open.stream()
			.map(Reservation::hold)
			.collect(Collectors.toMap(Match::contact, Function.identity()));
		this.contents.holds()
			.values()
			.stream()
			.filter((hold) -> !hold.equals(held.get(hold.contact())))
			.forEach((hold) -> found.add(new Difference.StaleHold(hold)));
		held.values()
			.stream()
			.filter((hold) -> !this.contents.holds().containsKey(hold.contact()))
			.forEach((hold) -> found.add(new Difference.MissingHold(hold)));
	}

	private void presence(List<Difference> found) {
		differing(this.ready, this.contents.ready()).forEach((agent) -> found.add(new Difference.StalePresence(agent)));
		this.contents.ready()
			.keySet()
			.stream()
			.filter((agent) -> !this.ready.containsKey(agent))
			.forEach((agent) -> found.add(new Difference.StalePresence(agent)));
	}

	private void skills(List<Difference> found) {
		differing(this.skills, this.contents.skills()).forEach((agent) -> found.add(new Difference.StaleSkills(agent)));
	}

	private static <T> Stream<StaffId> differing(Map<StaffId, T> stored, Map<StaffId, T> held) {
		return stored.entrySet()
			.stream()
			.filter((agent) -> !agent.getValue().equals(held.get(agent.getKey())))
			.map(Map.Entry::getKey);
	}

}
