package org.yihaotong.routing;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.yihaotong.agents.PauseReason;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.Priority;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.Reservations.Offer;
import org.yihaotong.routing.hotqueue.HotQueue;
import org.yihaotong.routing.hotqueue.Match;
import org.yihaotong.routing.hotqueue.Rings;
import org.yihaotong.routing.hotqueue.WorkClass;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What PostgreSQL makes of matches, whatever Redis believed.
 */
class StoredOfferTests extends RoutingModule {

	@Autowired
	private ReservationBook book;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private HotQueue hotQueue;

	/** What is stored before would be offered when Redis is filled in. */
	@BeforeEach
	void redisIsFilledIn() {
		soon(() -> assertThat(this.hotQueue.intact()).isTrue());
	}

	/** A letter of which Redis does not know yet. */
	private ContactId stored(boolean present) {
		ContactId contact = ContactId.random();
		this.entries.add(
				new QueuedContact(contact, Channel.LETTER, Priority.NORMAL, ago(10), new LineNumber("12345"),
						Optional.empty(), Optional.empty(), Set.of(), List.of()),
				Credits.parse(""), Rings.OPEN, Rings.OPEN, present);
		return contact;
	}

	private List<Offer> offer(List<ContactId> letters, StaffId agent) {
		return this.book.offer(letters.stream().map((letter) -> new Match(letter, agent, WorkClass.LETTER)).toList());
	}

	@Test
	void nobodyWhoIsNotReadyIsOfferedAnything() {
		ready(ANNA);
		this.agents.pause(ANNA, PauseReason.BREAK);
		ContactId letter = stored(true);
		assertThat(offer(List.of(letter), ANNA)).isEmpty();
		assertThat(offer(List.of(letter), BAO)).isEmpty();
		assertThat(state(letter)).isEqualTo(EntryState.WAITING);
		ready(ANNA);
		assertThat(offer(List.of(letter), ANNA)).extracting((offer) -> offer.reservation().contact())
			.containsExactly(letter);
		assertThat(state(letter)).isEqualTo(EntryState.OFFERED);
	}

	@Test
	void nothingIsOfferedThatDoesNotWait() {
		ready(ANNA);
		ready(BAO);
		ContactId away = stored(false);
		ContactId taken = stored(true);
		assertThat(offer(List.of(away, taken), ANNA)).hasSize(1);
		assertThat(offer(List.of(away, taken), BAO)).isEmpty();
		assertThat(with(ANNA)).extracting(Reservation::contact).containsExactly(taken);
	}

	@Test
	void whoStoresAtTheSameTimeCountsWhatTheOtherStores() {
		ready(ANNA);
		List<ContactId> letters = IntStream.range(0, 6).mapToObj((index) -> stored(true)).toList();
		CompletableFuture<List<Offer>> second = Objects.requireNonNull(this.transaction.execute((status) -> {
			assertThat(offer(letters.subList(0, 3), ANNA)).hasSize(3);
			CompletableFuture<List<Offer>> beside = CompletableFuture
				.supplyAsync(() -> offer(letters.subList(3, 6), ANNA));
			soon(() -> assertThat(beside.isDone() || waitsForAnAgent()).isTrue());
			return beside;
		}));
		assertThat(second.join()).isEmpty();
		assertThat(with(ANNA)).hasSize(3);
	}

	private boolean waitsForAnAgent() {
		return this.jdbc.sql("select exists (select from pg_locks where locktype = 'advisory' and not granted)")
			.query(Boolean.class)
			.single();
	}

}
