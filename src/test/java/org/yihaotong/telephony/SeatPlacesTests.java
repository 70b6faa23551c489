package org.yihaotong.telephony;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.yihaotong.platform.Seat;

import static org.assertj.core.api.Assertions.assertThat;

class SeatPlacesTests {

	private static final Seat SEAT = new Seat("1021");

	private final UUID offer = UUID.randomUUID();

	private final SeatPlaces seats = new SeatPlaces();

	@Test
	void isRungWhereItIsRegisteredOrOverTheTrunkToThere() {
		this.seats.came("two", SEAT);
		assertThat(this.seats.dial("two", SEAT)).isEqualTo("PJSIP/seat-1021");
		assertThat(this.seats.dial("one", SEAT)).isEqualTo("PJSIP/1021@peer-two");
		assertThat(this.seats.extension("two", SEAT, this.offer)).isEqualTo("1021*" + this.offer);
		assertThat(this.seats.extension("one", SEAT, this.offer)).isEqualTo("1021*" + this.offer + "*two");
	}

	@Test
	void isRungHereWhileNobodyKnowsWhereItIs() {
		assertThat(this.seats.dial("one", SEAT)).isEqualTo("PJSIP/seat-1021");
		assertThat(this.seats.extension("one", SEAT, this.offer)).isEqualTo("1021*" + this.offer);
	}

	@Test
	void isGoneOnlyWhenItIsNowhere() {
		assertThat(this.seats.went("one", SEAT)).isTrue();
		this.seats.came("one", SEAT);
		this.seats.came("two", SEAT);
		assertThat(this.seats.went("one", SEAT)).isFalse();
		assertThat(this.seats.of(SEAT)).contains("two");
		assertThat(this.seats.went("two", SEAT)).isTrue();
		assertThat(this.seats.of(SEAT)).isEmpty();
	}

	@Test
	void goesWithItsAsteriskUnlessItHasMoved() {
		Seat other = new Seat("1022");
		this.seats.came("one", SEAT);
		this.seats.came("one", other);
		this.seats.came("two", other);
		assertThat(this.seats.lost("one")).containsExactly(SEAT);
		assertThat(this.seats.of(SEAT)).isEmpty();
		assertThat(this.seats.of(other)).contains("two");
	}

}
