package org.yihaotong.telephony;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.response.ManagerResponse;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;
import org.yihaotong.telephony.ami.AmiClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

/**
 * The limit of parties that ring at once, and what is left in it by a lost connection.
 */
class RingingPartiesTests {

	private static final int MOST = 200;

	private final ContactId contact = ContactId.random();

	private final TalkLegs legs = new TalkLegs();

	private final AmiClient ami = Mockito.mock(AmiClient.class);

	private final AsteriskTalks talks = new AsteriskTalks("one", this.ami,
			(call) -> Optional.of(new KnownCalls.Known("PJSIP/trunk-1", LiveCall.Place.TALKING, 1)), this.legs,
			new SeatPlaces(), Mockito.mock(TelephonyProperties.class));

	@Test
	void callsAnEmergencyServiceHoweverManyRing() {
		given(this.ami.send(any(ManagerAction.class))).willReturn(new ManagerResponse());
		Stream.generate(UUID::randomUUID).limit(MOST).forEach((party) -> this.legs.rings(party, this.contact));
		assertThatExceptionOfType(AsteriskAway.class).isThrownBy(() -> this.talks.call(this.contact,
				new TalkParty.AtSeat(UUID.randomUUID(), new Seat("1021"), Duration.ofSeconds(20))));
		assertThatExceptionOfType(AsteriskAway.class)
			.isThrownBy(() -> this.talks.call(this.contact, outside("04732600001", false)));
		this.talks.call(this.contact, outside("110", true));
		assertThat(this.legs.ringing()).isEqualTo(MOST + 1);
	}

	@Test
	void tellsOnceThatAPartyHasGoneWhoseEndWasToldToNobody() {
		List<CallEvent> told = new ArrayList<>();
		CallEvents events = Mockito.mock(CallEvents.class);
		given(events.offer(any())).willAnswer((call) -> told.add(call.getArgument(0)));
		AsteriskEvents translation = new AsteriskEvents("one", new KnownCalls(), new Notices(1), this.legs,
				new SeatPlaces(), Mockito.mock(AsteriskCallBacks.class), Mockito.mock(AsteriskSurveys.class), events,
				Clock.systemUTC());
		UUID gone = UUID.randomUUID();
		UUID rings = UUID.randomUUID();
		this.legs.rings(gone, this.contact);
		this.legs.rings(rings, this.contact);
		translation.partiesGone(Set.of(gone));
		translation.partiesGone(Set.of(gone));
		assertThat(told).singleElement().isInstanceOfSatisfying(CallEvent.Talk.PartyLeft.class, (left) -> {
			assertThat(left.party()).isEqualTo(gone);
			assertThat(left.reason()).isEqualTo(CallEvent.Talk.Left.NO_ANSWER);
		});
		assertThat(this.legs.parties()).containsExactly(rings);
	}

	private static TalkParty.Outside outside(String number, boolean emergency) {
		return new TalkParty.Outside(UUID.randomUUID(), number, "trunk", "12345", "C20261128-00007", emergency,
				Duration.ofSeconds(20));
	}

}
