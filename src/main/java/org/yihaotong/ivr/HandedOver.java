package org.yihaotong.ivr;

import java.util.concurrent.Executor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.yihaotong.intake.ContactOutcome;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.platform.ContactId;
import org.yihaotong.telephony.CallEvent;

/**
 * Ends the contacts of callers who were handed over, when their calls are over. What
 * cannot be stored now, or happened while no server looked, {@link PastCallers} finds in
 * Asterisk's journal.
 */
class HandedOver {

	private static final Logger logger = LoggerFactory.getLogger(HandedOver.class);

	private final IntakeDesk intake;

	private final Executor executor;

	HandedOver(IntakeDesk intake, Executor executor) {
		this.intake = intake;
		this.executor = executor;
	}

	@EventListener
	void on(CallEvent.CallerLeft left) {
		switch (left.place()) {
			case ELSEWHERE -> end(left.contact(), ContactOutcome.TRANSFERRED);
			case SENT -> end(left.contact(), ContactOutcome.ABANDONED_WAITING);
			case FLOW, WAITING, OFFERED, TALKING, SURVIVAL, SURVEY -> {
			}
		}
	}

	private void end(ContactId contact, ContactOutcome outcome) {
		this.executor.execute(() -> {
			try {
				this.intake.end(contact, outcome);
			}
			catch (RuntimeException ex) {
				logger.warn("Contact {} could not be ended with {}: {}", contact, outcome, ex.toString());
			}
		});
	}

}
