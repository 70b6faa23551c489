package org.yihaotong.routing;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yihaotong.agents.PauseReason;
import org.yihaotong.platform.ContactId;
import org.yihaotong.routing.hotqueue.Match;
import org.yihaotong.routing.hotqueue.WorkClass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TextRoutingTests extends RoutingModule {

	@Autowired
	private AgentWork work;

	@Autowired
	private ReservationBook book;

	private Reservation offered(ContactId letter) {
		soon(() -> assertThat(with(ANNA)).extracting(Reservation::contact).contains(letter));
		return this.reservations.openOf(letter).orElseThrow();
	}

	@Test
	void anAgentTakesALetterAndFinishesIt() {
		ready(ANNA);
		ContactId letter = letter(ago(10));
		Reservation offer = offered(letter);
		this.work.accept(ANNA, offer.id());
		assertThat(state(letter)).isEqualTo(EntryState.ACTIVE);
		this.work.accept(ANNA, offer.id());
		this.work.complete(ANNA, offer.id());
		assertThat(state(letter)).isEqualTo(EntryState.DONE);
		this.work.complete(ANNA, offer.id());
	}

	@Test
	void theWorkOfAnAgentWhoGoesHomeGoesBackToItsPlaceInTheQueue() {
		ContactId letter = letter(ago(60));
		ready(ANNA);
		this.work.accept(ANNA, offered(letter).id());
		this.agents.signOut(ANNA);
		soon(() -> assertThat(state(letter)).isEqualTo(EntryState.WAITING));
		assertThat(this.entries.find(letter).orElseThrow().joinedAt()).isBefore(ago(59));
		ready(BAO);
		soon(() -> assertThat(with(BAO)).extracting(Reservation::contact).containsExactly(letter));
	}

	@Test
	void aLetterThatRunsOutDuringATalkDoesNotPauseTheAgent() {
		ContactId letter = letter(ago(60));
		ready(ANNA);
		offered(letter);
		ContactId call = call(ago(5));
		rings(call, ANNA);
		this.asterisk.answers(call);
		soon(() -> assertThat(state(call)).isEqualTo(EntryState.ACTIVE));
		soon(() -> assertThat(state(letter)).isEqualTo(EntryState.WAITING));
		assertThat(this.agents.status(ANNA).pauseReason()).isEmpty();
	}

	@Test
	void anAgentGetsNoMoreLettersThanAllowed() {
		IntStream.range(0, 5).forEach((index) -> letter(ago(100 - index)));
		ready(ANNA);
		soon(() -> assertThat(with(ANNA)).hasSize(3));
		ready(BAO);
		soon(() -> assertThat(with(BAO)).hasSize(2));
		assertThat(with(ANNA)).hasSize(3);
	}

	@Test
	void aCallInterruptsLettersAndNoLetterComesBesideIt() {
		ContactId letter = letter(ago(60));
		ready(ANNA);
		this.work.accept(ANNA, offered(letter).id());
		ContactId call = call(ago(5));
		rings(call, ANNA);
		ContactId second = letter(ago(50));
		this.asterisk.answers(call);
		soon(() -> assertThat(state(call)).isEqualTo(EntryState.ACTIVE));
		assertThat(state(letter)).isEqualTo(EntryState.ACTIVE);
		assertThat(state(second)).isEqualTo(EntryState.WAITING);
		this.asterisk.leaves(call);
		soon(() -> assertThat(state(second)).isEqualTo(EntryState.OFFERED));
	}

	@Test
	void noLetterIsStoredForAnAgentWhoTalksWhateverRedisBelieves() {
		ready(ANNA);
		ContactId call = call(ago(5));
		rings(call, ANNA);
		this.asterisk.answers(call);
		soon(() -> assertThat(state(call)).isEqualTo(EntryState.ACTIVE));
		ContactId letter = letter(ago(60));
		assertThat(this.book.offer(List.of(new Match(letter, ANNA, WorkClass.LETTER)))).isEmpty();
		assertThat(state(letter)).isEqualTo(EntryState.WAITING);
	}

	@Test
	void noLetterTooManyIsStoredWhateverRedisBelieves() {
		List<ContactId> letters = IntStream.range(0, 5).mapToObj((index) -> letter(ago(100 - index))).toList();
		ready(ANNA);
		soon(() -> assertThat(with(ANNA)).hasSize(3));
		List<Match> more = letters.stream()
			.filter((letter) -> state(letter) == EntryState.WAITING)
			.map((letter) -> new Match(letter, ANNA, WorkClass.LETTER))
			.toList();
		assertThat(more).hasSize(2);
		assertThat(this.book.offer(more)).isEmpty();
		Reservation first = with(ANNA).getFirst();
		this.work.accept(ANNA, first.id());
		assertThat(this.book.offer(more)).isEmpty();
	}

	@Test
	void anUnansweredLetterGoesBackWithItsJoinTimeAndTheAgentIsPaused() {
		ContactId letter = letter(ago(60));
		ready(ANNA);
		offered(letter);
		soon(() -> assertThat(this.agents.status(ANNA).pauseReason()).contains(PauseReason.MISSED_OFFER));
		assertThat(state(letter)).isEqualTo(EntryState.WAITING);
		ready(BAO);
		soon(() -> assertThat(with(BAO)).extracting(Reservation::contact).containsExactly(letter));
		assertThat(this.entries.find(letter).orElseThrow().joinedAt()).isBefore(ago(59));
	}

	@Test
	void aRefusedLetterIsOfferedToAnotherAgent() {
		ContactId letter = letter(ago(60));
		ready(ANNA);
		Reservation offer = offered(letter);
		ready(BAO);
		this.work.reject(ANNA, offer.id());
		soon(() -> assertThat(with(BAO)).extracting(Reservation::contact).containsExactly(letter));
		assertThatExceptionOfType(ReservationRefused.class).isThrownBy(() -> this.work.accept(ANNA, offer.id()))
			.satisfies((refused) -> assertThat(refused.code()).isEqualTo("offer-gone"));
	}

	@Test
	void nobodyTouchesTheReservationsOfOthers() {
		ContactId letter = letter(ago(60));
		ready(ANNA);
		Reservation offer = offered(letter);
		assertThatExceptionOfType(ReservationRefused.class).isThrownBy(() -> this.work.accept(BAO, offer.id()))
			.satisfies((refused) -> assertThat(refused.code()).isEqualTo("reservation-not-found"));
	}

	@Test
	void aTalkIsNotFinishedBeforeItIsOver() {
		ContactId call = call(ago(5));
		ready(ANNA);
		rings(call, ANNA);
		Reservation offer = offered(call);
		assertThatExceptionOfType(ReservationRefused.class).isThrownBy(() -> this.work.accept(ANNA, offer.id()))
			.satisfies((refused) -> assertThat(refused.code()).isEqualTo("voice-by-phone"));
		this.asterisk.answers(call);
		soon(() -> assertThat(state(call)).isEqualTo(EntryState.ACTIVE));
		assertThatExceptionOfType(ReservationRefused.class).isThrownBy(() -> this.work.complete(ANNA, offer.id()))
			.satisfies((refused) -> assertThat(refused.code()).isEqualTo("still-talking"));
		this.work.hangUp(ANNA, offer.id());
		soon(() -> assertThat(state(call)).isEqualTo(EntryState.WRAPPING));
		this.work.complete(ANNA, offer.id());
		assertThat(state(call)).isEqualTo(EntryState.DONE);
	}

	@Test
	void aLetterThatWasWithdrawnIsNotOffered() {
		ContactId letter = letter(ago(60));
		ContactId next = letter(ago(50));
		this.queue.withdraw(letter);
		ready(ANNA);
		offered(next);
		assertThat(state(letter)).isEqualTo(EntryState.WITHDRAWN);
	}

}
