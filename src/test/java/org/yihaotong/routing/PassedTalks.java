package org.yihaotong.routing;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Refusal;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;
import org.yihaotong.telephony.LiveCall;
import org.yihaotong.telephony.LiveCall.Place;

/**
 * What agents do with their talks in {@link Routers}: give them back, pass them on, ask
 * colleagues. Those who were asked are known here as telephony knows them.
 */
final class PassedTalks {

	/** Longer than anybody rings. */
	private static final Duration OLD = Duration.ofSeconds(90);

	private final Routers routers;

	private final PlayedAsterisk asterisk;

	private final Map<UUID, Asked> asked = new HashMap<>();

	PassedTalks(Routers routers, PlayedAsterisk asterisk) {
		this.routers = routers;
		this.asterisk = asterisk;
	}

	void forget() {
		this.asked.clear();
	}

	private TalkWork work() {
		return this.routers.at(TalkWork.class);
	}

	private Optional<TalkWork.Talk> talk(int draw) {
		return this.routers.call(draw, Place.TALKING).map(LiveCall::contact).flatMap(work()::of).filter(this::isItsOwn);
	}

	/** The server may not have heard yet who talks. */
	private boolean isItsOwn(TalkWork.Talk talk) {
		return this.asterisk.seatOf(talk.contact()).equals(Optional.of(talk.seat()))
				&& this.routers.at(Reservations.class)
					.openOf(talk.contact())
					.filter((open) -> open.state() == ReservationState.ACCEPTED)
					.isPresent();
	}

	void goesBack(int draw) {
		talk(draw).ifPresent((talk) -> {
			work().toQueue(talk);
			this.routers.returned(talk.contact());
			end(talk.contact());
			this.asterisk.givesBack(talk.contact());
		});
	}

	void isPassedOn(int draw) {
		talk(draw).ifPresent((talk) -> {
			try {
				TalkWork.Talk offer = work().toColleague(talk, Routers.agent(draw / 7));
				this.routers.returned(talk.contact());
				end(talk.contact());
				this.asterisk.passes(talk.contact(), offer.reservation(), offer.seat());
			}
			catch (Refusal ex) {
				// The colleague is not free, and nothing has happened.
			}
		});
	}

	void asks(int draw) {
		StaffId colleague = Routers.agent(draw / 7);
		talk(draw).filter((talk) -> this.asked.values().stream().noneMatch((one) -> one.by(talk))).ifPresent((talk) -> {
			UUID party = UUID.randomUUID();
			try {
				Seat seat = work().consult(talk, colleague, party);
				this.asked.put(party, new Asked(talk.contact(), seat));
				this.asterisk.asks(talk.contact(), seat);
			}
			catch (Refusal ex) {
				// The colleague is not free, and nothing has happened.
			}
		});
	}

	/** The one who was asked hangs up; the talk goes on. */
	void leaves(int draw) {
		List<UUID> parties = List.copyOf(this.asked.keySet());
		if (!parties.isEmpty()) {
			leaves(parties.get(draw % parties.size()));
		}
	}

	private void leaves(UUID party) {
		Optional.ofNullable(this.asked.remove(party))
			.ifPresent((one) -> this.asterisk.partyLeaves(one.contact(), party, one.seat()));
	}

	void takesOver(int draw) {
		talk(draw).ifPresent((talk) -> this.asked.entrySet()
			.stream()
			.filter((party) -> party.getValue().by(talk))
			.findFirst()
			.ifPresent((party) -> {
				work().handOver(talk, party.getKey());
				this.asked.remove(party.getKey());
				this.asterisk.takesOver(talk.contact(), party.getValue().seat());
			}));
	}

	/** Whoever has passed a talk on is out of it. */
	void legsEnd() {
		this.asterisk.seatsLeave(this.asked.values().stream().map(Asked::seat).collect(Collectors.toSet()));
	}

	/** Nobody stays with whose citizen has gone, or is told to. */
	void end(ContactId contact) {
		Map.copyOf(this.asked)
			.entrySet()
			.stream()
			.filter((party) -> party.getValue().contact().equals(contact))
			.map(Map.Entry::getKey)
			.forEach(this::leaves);
	}

	/** Telephony compares those whom it knows. */
	void compare() {
		work().consulted(this.routers.now().minus(OLD))
			.stream()
			.filter((party) -> !this.asked.containsKey(party))
			.forEach(work()::consultEnded);
	}

	private record Asked(ContactId contact, Seat seat) {

		boolean by(TalkWork.Talk talk) {
			return this.contact.equals(talk.contact());
		}

	}

}
