package org.yihaotong.survey;

import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.yihaotong.telephony.AsteriskAway;
import org.yihaotong.telephony.CallEvent;
import org.yihaotong.telephony.SurveyControl;

/**
 * Tells Asterisk whether citizens are asked when an agent has ended a talk; it forgets
 * that with a restart.
 */
@Component
class AfterTalk {

	private static final Logger logger = LoggerFactory.getLogger(AfterTalk.class);

	private final SurveyControl control;

	private final SurveyProperties rules;

	AfterTalk(SurveyControl control, SurveyProperties rules) {
		this.control = control;
		this.rules = rules;
	}

	@Async
	@EventListener
	void connected(CallEvent.AsteriskConnected event) {
		try {
			this.control.askAfterTalks(Optional.of(this.rules.leastTalk()).filter((least) -> this.rules.afterTalk()));
		}
		catch (AsteriskAway ex) {
			logger.debug("Told as soon as Asterisk is connected again: {}", ex.getMessage());
		}
	}

}
