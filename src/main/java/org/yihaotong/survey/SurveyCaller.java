package org.yihaotong.survey;

import java.time.Clock;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.yihaotong.cases.CaseClosed;
import org.yihaotong.cases.CaseReplied;
import org.yihaotong.telephony.AsteriskAway;
import org.yihaotong.telephony.CallControl;
import org.yihaotong.telephony.CallEvent;
import org.yihaotong.telephony.CallJournal;
import org.yihaotong.telephony.SurveyControl;

/**
 * Calls citizens when it is time, and hears how the calls ended: from Asterisk's events,
 * or, where a server was not there to hear them, from its journal.
 */
@Component
class SurveyCaller {

	private static final Logger logger = LoggerFactory.getLogger(SurveyCaller.class);

	/**
	 * Longer than an attempt can live: 60 s of ringing at the most, 180 s of talk by the
	 * dialplan, and the way of the events.
	 */
	private static final Duration LONGEST = Duration.ofSeconds(300);

	private final SurveyBook book;

	private final SurveyCalls calls;

	private final SurveyControl control;

	private final CallControl asterisk;

	private final CallJournal journal;

	private final SurveyProperties rules;

	private final Clock clock;

	SurveyCaller(SurveyBook book, SurveyCalls calls, SurveyControl control, CallControl asterisk, CallJournal journal,
			SurveyProperties rules, Clock clock) {
		this.book = book;
		this.calls = calls;
		this.control = control;
		this.asterisk = asterisk;
		this.journal = journal;
		this.rules = rules;
		this.clock = clock;
	}

	@ApplicationModuleListener
	void on(CaseReplied event) {
		if (this.rules.enabled()) {
			this.book.replied(event.number(), event.contact(), event.at());
		}
	}

	@ApplicationModuleListener
	void on(CaseClosed event) {
		this.book.closed(event.number());
	}

	/** Looks whom to call, and what became of attempts of which nothing was told. */
	@Scheduled(fixedDelayString = "${yihaotong.survey.look-every:10s}",
			initialDelayString = "${yihaotong.survey.look-every:10s}")
	void look() {
		this.calls.overdue(this.clock.instant().minus(LONGEST))
			.stream()
			.flatMap((call) -> call.attempt().stream())
			.forEach((attempt) -> this.book.ended(attempt, this.journal.surveyed(attempt)));
		if (this.rules.enabled() && this.asterisk.connected()) {
			this.book.begin().forEach(this::call);
		}
	}

	private void call(SurveyCall call) {
		call.attempt().ifPresent((attempt) -> {
			try {
				if (!this.control.call(attempt, call.contact(), call.citizen())) {
					this.book.notCalled(attempt, "REFUSED");
				}
			}
			catch (AsteriskAway ex) {
				// It may have taken the order all the same: the journal tells later.
				logger.warn("Nobody knows yet whether case {} is called for: {}", call.number(), ex.getMessage());
			}
		});
	}

	@Async
	@EventListener
	void ended(CallEvent.SurveyEnded event) {
		this.book.ended(event.attempt(), event.how());
	}

}
