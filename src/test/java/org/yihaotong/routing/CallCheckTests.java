package org.yihaotong.routing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Priority;
import org.yihaotong.routing.CallCheck.Verdict;
import org.yihaotong.routing.hotqueue.Rings;
import org.yihaotong.telephony.LiveCall;
import org.yihaotong.telephony.LiveCall.Place;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where Asterisk and the queue disagree about a call, and what is done then.
 */
class CallCheckTests {

	private static final ContactId CONTACT = ContactId.random();

	@ParameterizedTest
	@CsvSource({ "WAITING, false, WAITING, PRESENT", "WAITING, true, WAITING, FINE", "WAITING, true, FLOW, ABSENT",
			"WAITING, true, SURVIVAL, ABSENT", "WAITING, false, SURVIVAL, FORSAKEN", "WAITING, false, TALKING, ADOPT",
			"WAITING, false, OFFERED, STRAY", "OFFERED, true, WAITING, BACK", "OFFERED, true, SURVIVAL, BACK",
			"OFFERED, true, TALKING, ANSWERED", "ACTIVE, true, SURVIVAL, RETURNED", "ACTIVE, true, TALKING, FINE",
			"WRAPPING, true, SURVIVAL, FINE", "ACTIVE, true, SURVEY, GONE", "OFFERED, true, SURVEY, GONE",
			"WAITING, true, SURVEY, GONE", "WRAPPING, true, SURVEY, FINE" })
	void tellsWhatHasToBeDone(EntryState state, boolean present, Place place, Verdict verdict) {
		LiveCall live = new LiveCall(CONTACT, place, Optional.empty(), Optional.empty(), "12345", false);
		assertThat(CallCheck.verdict(entry(state, present), Optional.of(live))).isEqualTo(verdict);
	}

	@Test
	void aCallThatAsteriskDoesNotHaveIsOver() {
		assertThat(CallCheck.verdict(entry(EntryState.WAITING, true), Optional.empty())).isEqualTo(Verdict.GONE);
		assertThat(CallCheck.verdict(entry(EntryState.WRAPPING, true), Optional.empty())).isEqualTo(Verdict.FINE);
	}

	@Test
	void aCallWhoseAsteriskGivesNoAnswerGoesOnAndIsNotOffered() {
		assertThat(CallCheck.unheard(entry(EntryState.WAITING, true))).isEqualTo(Verdict.ABSENT);
		assertThat(CallCheck.unheard(entry(EntryState.WAITING, false))).isEqualTo(Verdict.FINE);
		assertThat(CallCheck.unheard(entry(EntryState.OFFERED, true))).isEqualTo(Verdict.FINE);
		assertThat(CallCheck.unheard(entry(EntryState.ACTIVE, true))).isEqualTo(Verdict.FINE);
	}

	private static QueueEntry entry(EntryState state, boolean present) {
		return new QueueEntry(CONTACT, Channel.VOICE, Priority.NORMAL, Instant.EPOCH, 0, new Credits(Map.of()),
				Rings.OPEN, state, present, Optional.empty());
	}

}
