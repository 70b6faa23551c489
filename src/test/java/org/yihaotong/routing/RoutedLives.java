package org.yihaotong.routing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.Priority;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.Skill;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.hotqueue.Match;
import org.yihaotong.routing.hotqueue.Rings;
import org.yihaotong.routing.hotqueue.WorkClass;
import org.yihaotong.telephony.LiveCall.Place;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lets tests of other modules change queue and reservations at times of their own,
 * through the transactions that do it in earnest. The matcher is left out: it would
 * choose by itself.
 */
public final class RoutedLives {

	private final QueueEntries entries;

	private final Reservations reservations;

	private final ReservationBook book;

	private final TransferBook transfers;

	RoutedLives(QueueEntries entries, Reservations reservations, ReservationBook book, TransferBook transfers) {
		this.entries = entries;
		this.reservations = reservations;
		this.book = book;
		this.transfers = transfers;
	}

	public void join(ContactId contact, Channel channel, Instant at, LineNumber line, Optional<CategoryCode> category) {
		assertThat(this.entries.add(new QueuedContact(contact, channel, Priority.NORMAL, at, line, category),
				new Credits(Map.of()), Rings.OPEN, Rings.OPEN, false))
			.isTrue();
	}

	public void joinGroup(ContactId contact, Instant at, String group) {
		Rings rings = Rings.parse("0=%s>1;%d=".formatted(Skill.group(group), at.plusSeconds(60).toEpochMilli()));
		assertThat(this.entries.add(new QueuedContact(contact, Channel.VOICE, Priority.NORMAL, at,
				new LineNumber("12345"), Optional.empty()), new Credits(Map.of()), rings, rings, false))
			.isTrue();
	}

	public Optional<UUID> offer(ContactId contact, StaffId agent, Channel channel) {
		this.book.present(contact, true);
		return this.book.offer(List.of(new Match(contact, agent, WorkClass.of(channel))))
			.stream()
			.map((made) -> made.reservation().id())
			.findFirst();
	}

	public void accept(UUID offer, Instant at) {
		done(this.book.accept(offer, at));
	}

	public void reject(UUID offer) {
		done(this.book.requeue(offer, ReservationState.PENDING, ReservationState.REJECTED, OfferEnd.REJECTED.reason(),
				false));
	}

	public void miss(UUID offer) {
		done(this.book.requeue(offer, ReservationState.PENDING, ReservationState.TIMED_OUT, "no-answer", false));
	}

	public void takeBack(UUID work) {
		done(this.book.requeue(work, ReservationState.ACCEPTED, ReservationState.RESCINDED, "agent-left", false));
	}

	public void leave(ContactId contact, Instant at) {
		this.book.callerLeft(contact, Place.WAITING, at);
	}

	public void talkEnds(ContactId contact, Instant at) {
		done(this.book.talkEnded(contact, at));
	}

	public void complete(UUID work) {
		Reservation open = this.reservations.find(work).orElseThrow();
		done(this.book.complete(work, open.state()));
	}

	public UUID toColleague(ContactId contact, UUID talk, StaffId agent, StaffId colleague) {
		UUID offer = this.transfers.offer(talk(contact, talk, agent), colleague).id();
		done(this.transfers.left(contact, seat(agent)));
		return offer;
	}

	public void toQueue(ContactId contact) {
		done(this.transfers.back(contact, TransferBook.TRANSFERRED));
	}

	public void notMoved(ContactId contact, UUID talk, StaffId agent) {
		done(this.transfers.undo(talk(contact, talk, agent)));
	}

	public UUID consult(ContactId contact, UUID talk, StaffId agent, StaffId colleague) {
		UUID party = UUID.randomUUID();
		this.transfers.consult(talk(contact, talk, agent), colleague, party);
		return party;
	}

	public void consultEnds(UUID party) {
		done(this.transfers.consultEnded(party));
	}

	public void handOver(ContactId contact, UUID talk, StaffId agent, UUID party) {
		this.transfers.handOver(talk(contact, talk, agent), party);
		done(this.transfers.left(contact, seat(agent)));
	}

	private static void done(Optional<Reservation> changed) {
		assertThat(changed).isPresent();
	}

	private static TalkWork.Talk talk(ContactId contact, UUID talk, StaffId agent) {
		return new TalkWork.Talk(talk, contact, agent, seat(agent));
	}

	private static Seat seat(StaffId agent) {
		return new Seat("100" + agent);
	}

	/** Import it into a context that has routing. */
	@TestConfiguration(proxyBeanMethods = false)
	public static class Parts {

		@Bean
		RoutedLives routedLives(QueueEntries entries, Reservations reservations, ReservationBook book,
				TransferBook transfers) {
			return new RoutedLives(entries, reservations, book, transfers);
		}

	}

}
