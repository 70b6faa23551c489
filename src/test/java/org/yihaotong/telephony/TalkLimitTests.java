package org.yihaotong.telephony;

import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;
import org.yihaotong.testing.SippCaller;
import org.yihaotong.testing.SippTelephone;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No talk lasts for ever, however it was begun: what nobody ends ends by itself.
 */
class TalkLimitTests extends TelephonyModule {

	private static final Duration AFTER = Duration.ofSeconds(15);

	@Autowired
	private TalkControl talks;

	private SippTelephone agent;

	private SippCaller caller;

	@BeforeEach
	void shortTalks() {
		limit("6");
		this.agent = asterisk().seat("1021");
		this.caller = calls();
	}

	@AfterEach
	void usualTalks() {
		limit("14400");
		asterisk().awaitEmpty();
	}

	private static void limit(String seconds) {
		asterisk().asterisk().run("dialplan set global YHT_TALK_SECONDS " + seconds);
	}

	@Test
	void aTalkOfTwoEnds() {
		ContactId contact = talking();
		this.agent.awaitHungUp(AFTER);
		this.caller.awaitHungUp(AFTER);
		assertOver(contact);
	}

	@Test
	void aTalkInARoomEndsForTheAgentAndForTheCitizen() {
		ContactId contact = talking();
		this.talks.gather(contact);
		told(CallEvent.Talk.Gathered.class, (event) -> event.contact().equals(contact));
		this.agent.awaitHungUp(AFTER);
		this.caller.awaitHungUp(AFTER);
		assertOver(contact);
	}

	/** The citizen's leg alone is left, with nobody who could hang up. */
	@Test
	void aTalkThatTheDialplanConnectedWithoutAServerEnds() {
		ContactId contact = waiting(arrived());
		asterisk().asterisk().run("dialplan set global YHT_PATIENCE -1");
		try {
			this.agent.awaitRinging().answer();
			this.agent.awaitHungUp(AFTER);
		}
		finally {
			asterisk().asterisk().run("dialplan set global YHT_PATIENCE 20");
		}
		this.caller.awaitHungUp(AFTER);
		assertOver(contact);
	}

	private void assertOver(ContactId contact) {
		assertThat(told(CallEvent.CallerLeft.class, (event) -> event.contact().equals(contact)).place())
			.isEqualTo(LiveCall.Place.TALKING);
		told(CallEvent.TalkEnded.class, (event) -> event.contact().equals(contact));
	}

	private ContactId talking() {
		ContactId contact = waiting(arrived());
		this.control.offer(contact, UUID.randomUUID(), new Seat("1021"));
		this.agent.awaitRinging().answer();
		told(CallEvent.OfferAnswered.class, (event) -> event.contact().equals(contact));
		return contact;
	}

}
