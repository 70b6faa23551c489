package org.yihaotong.telephony;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.yihaotong.platform.ContactId;
import org.yihaotong.telephony.KnownCalls.Known;
import org.yihaotong.telephony.LiveCall.Place;

import static org.assertj.core.api.Assertions.assertThat;

class KnownCallsTests {

	private final KnownCalls calls = new KnownCalls();

	private final ContactId contact = ContactId.random();

	@Test
	void believesAsterisksListOfACallThatDidNotMove() {
		this.calls.put(this.contact, "PJSIP/trunk-1", Place.OFFERED);
		this.calls.reconcile(this.calls.all(), listed("PJSIP/trunk-2", Place.WAITING));
		assertThat(known()).isEqualTo("PJSIP/trunk-2 WAITING");
	}

	@Test
	void believesWhatACallToldItselfWhileTheListWasMade() {
		this.calls.put(this.contact, "PJSIP/trunk-1", Place.WAITING);
		Map<ContactId, Known> before = this.calls.all();
		this.calls.move(this.contact, Place.TALKING);
		this.calls.move(this.contact, Place.WAITING);
		this.calls.reconcile(before, listed("PJSIP/trunk-1", Place.TALKING));
		assertThat(known()).isEqualTo("PJSIP/trunk-1 WAITING");
	}

	@Test
	void takesNobodyBackWhoLeftWhileTheListWasMade() {
		this.calls.put(this.contact, "PJSIP/trunk-1", Place.WAITING);
		Map<ContactId, Known> before = this.calls.all();
		this.calls.remove(this.contact);
		this.calls.reconcile(before, listed("PJSIP/trunk-1", Place.WAITING));
		assertThat(this.calls.find(this.contact)).isEmpty();
	}

	@Test
	void losesNobodyWhoCameBackWhileTheListWasMade() {
		this.calls.put(this.contact, "PJSIP/trunk-1", Place.WAITING);
		Map<ContactId, Known> before = this.calls.all();
		this.calls.put(this.contact, "PJSIP/trunk-3", Place.WAITING);
		this.calls.reconcile(before, List.of());
		assertThat(known()).isEqualTo("PJSIP/trunk-3 WAITING");
	}

	@Test
	void undoesAMoveUnlessTheCallHasMovedSince() {
		this.calls.put(this.contact, "PJSIP/trunk-1", Place.WAITING);
		Known offered = this.calls.move(this.contact, Place.OFFERED).orElseThrow();
		this.calls.undo(this.contact, offered, Place.WAITING);
		assertThat(known()).isEqualTo("PJSIP/trunk-1 WAITING");
		this.calls.move(this.contact, Place.TALKING);
		this.calls.undo(this.contact, offered, Place.WAITING);
		assertThat(known()).isEqualTo("PJSIP/trunk-1 TALKING");
	}

	private String known() {
		return this.calls.find(this.contact).map((known) -> known.channel() + " " + known.place()).orElse("");
	}

	private List<KnownCalls.Listed> listed(String channel, Place place) {
		return List.of(new KnownCalls.Listed(channel,
				new LiveCall(this.contact, place, Optional.empty(), Optional.empty(), "12345", false)));
	}

}
