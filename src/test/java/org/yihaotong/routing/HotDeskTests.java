package org.yihaotong.routing;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.yihaotong.agents.PauseReason;
import org.yihaotong.agents.SeatDesk;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Refusal;
import org.yihaotong.platform.Seat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HotDeskTests extends RoutingModule {

	private static final Seat WINDOW = new Seat("1007");

	@Autowired
	SeatDesk seats;

	@BeforeEach
	void windowSeat() {
		this.asterisk.registers(WINDOW, true);
	}

	@Test
	void callsRingWhereTheAgentSatDownAndNotWhereTheAccountSays() {
		this.agents.signIn(ANNA, Optional.of(WINDOW));
		this.agents.ready(ANNA);
		ContactId call = call(ago(30));
		soon(() -> assertThat(this.asterisk.ringsAt(call, WINDOW)).isTrue());
	}

	@Test
	void twoNeverSitAtOneSeat() {
		this.agents.signIn(ANNA, Optional.of(WINDOW));
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> this.agents.signIn(BAO, Optional.of(WINDOW)))
			.satisfies((refused) -> assertThat(refused.code()).isEqualTo("seat-taken"));
		this.agents.signIn(BAO);
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> this.seats.move(BAO, WINDOW))
			.satisfies((refused) -> assertThat(refused.code()).isEqualTo("seat-taken"));
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> this.jdbc.sql("update agent_shift set seat = '1007' where agent = 2").update());
	}

	@Test
	void theSeatOfSomebodyWhoIsOffIsFreeAndCallsThereAreTheNewAgents() {
		ready(ANNA);
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> this.agents.signIn(BAO, Optional.of(seat(ANNA))));
		this.agents.signOut(ANNA);
		this.agents.signIn(BAO, Optional.of(seat(ANNA)));
		this.agents.ready(BAO);
		ContactId call = call(ago(30));
		soon(() -> assertThat(with(BAO)).extracting(Reservation::contact).containsExactly(call));
		assertThat(this.asterisk.ringsAt(call, seat(ANNA))).isTrue();
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> this.agents.signIn(ANNA))
			.satisfies((refused) -> assertThat(refused.code()).isEqualTo("seat-taken"));
	}

	@Test
	void aNewlyTakenSeatThatBecomesReachableBringsItsAgentTheCall() {
		this.asterisk.registers(seat(ANNA), false);
		ready(ANNA);
		this.agents.signOut(ANNA);
		this.agents.signIn(BAO, Optional.of(seat(ANNA)));
		this.agents.ready(BAO);
		ContactId call = call(ago(30));
		this.asterisk.registers(seat(ANNA), true);
		soon(() -> assertThat(this.asterisk.ringsAt(call, seat(ANNA))).isTrue());
		assertThat(with(BAO)).hasSize(1);
	}

	@Test
	void theSeatMayBeChangedInAPauseAndItIsKnownWhoSatWhere() {
		ready(ANNA);
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> this.seats.move(ANNA, WINDOW))
			.satisfies((refused) -> assertThat(refused.code()).isEqualTo("seat-while-ready"));
		Instant before = this.clock.instant();
		this.agents.pause(ANNA, PauseReason.BREAK);
		this.seats.move(ANNA, WINDOW);
		this.agents.ready(ANNA);
		ContactId call = call(ago(30));
		soon(() -> assertThat(this.asterisk.ringsAt(call, WINDOW)).isTrue());
		assertThat(this.seats.at(seat(ANNA), before)).contains(ANNA);
		assertThat(this.seats.at(WINDOW, this.clock.instant())).contains(ANNA);
		assertThat(this.seats.all()).contains(new SeatDesk.Standing(WINDOW, Optional.of(ANNA)),
				new SeatDesk.Standing(seat(ANNA), Optional.empty()));
	}

	@Test
	void thereIsNoSeatBeyondTheList() {
		assertThatExceptionOfType(Refusal.class)
			.isThrownBy(() -> this.agents.signIn(ANNA, Optional.of(new Seat("9999"))))
			.satisfies((refused) -> assertThat(refused.code()).isEqualTo("no-such-seat"));
		assertThat(this.agents.all()).isEmpty();
	}

}
