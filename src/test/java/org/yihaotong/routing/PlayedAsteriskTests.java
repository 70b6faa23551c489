package org.yihaotong.routing;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;
import org.yihaotong.telephony.LiveCall.Place;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tests and the benchmark learn from it whether anybody was offered twice.
 */
class PlayedAsteriskTests {

	private static final Seat SEAT = new Seat("1001");

	private final PlayedAsterisk asterisk = new PlayedAsterisk(Clock.systemUTC());

	private ContactId waits() {
		ContactId contact = ContactId.random();
		this.asterisk.holds(contact, Place.WAITING, Optional.empty());
		return contact;
	}

	private void offered(ContactId contact) {
		this.asterisk.offer(contact, UUID.randomUUID(), SEAT);
	}

	@Test
	void tellsThatASeatIsOfferedACallBesideAnotherOne() {
		ContactId first = waits();
		offered(first);
		this.asterisk.answers(first);
		offered(waits());
		assertThat(this.asterisk.faults()).singleElement().asString().contains("beside").contains(first.toString());
	}

	@Test
	void aSeatIsFreeAgainHoweverItsCallWentAway() {
		ContactId left = waits();
		offered(left);
		this.asterisk.leaves(left);
		ContactId vanished = waits();
		offered(vanished);
		this.asterisk.vanishes(vanished);
		ContactId back = waits();
		offered(back);
		this.asterisk.enters(back);
		offered(waits());
		assertThat(this.asterisk.faults()).isEmpty();
	}

	@Test
	void tellsThatASeatIsOfferedACallWhileTheDialplanRingsItForAnother() {
		waits();
		this.asterisk.ringsAlone(List.of());
		ContactId later = waits();
		offered(later);
		assertThat(this.asterisk.faults()).singleElement().asString().contains("dialplan");
	}

}
