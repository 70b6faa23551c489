package org.yihaotong.survey;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yihaotong.cases.CaseDesk;
import org.yihaotong.cases.CaseState;
import org.yihaotong.cases.CaseView;
import org.yihaotong.cases.SurveyNote;
import org.yihaotong.intake.ContactView;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.intake.SurveyDesk;
import org.yihaotong.intake.SurveyDesk.SurveyAnswers;
import org.yihaotong.platform.CaseNumber;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.survey.SurveyCall.Outcome;
import org.yihaotong.survey.SurveyCall.State;
import org.yihaotong.telephony.SurveyEnd;

/**
 * Stores who is called, when, and what came of it. One transaction each; whoever calls
 * does so after the commit, so that an attempt is known before a telephone rings.
 */
@Component
class SurveyBook {

	/** The only country that is called. */
	private static final String HOME = "+86";

	/** A cap of the outbound guard is full for an hour at least. */
	private static final Duration CAP = Duration.ofHours(1);

	private final SurveyCalls calls;

	private final CaseDesk cases;

	private final IntakeDesk intake;

	private final SurveyDesk surveys;

	private final SurveyProperties rules;

	private final Clock clock;

	SurveyBook(SurveyCalls calls, CaseDesk cases, IntakeDesk intake, SurveyDesk surveys, SurveyProperties rules,
			Clock clock) {
		this.calls = calls;
		this.cases = cases;
		this.intake = intake;
		this.surveys = surveys;
		this.rules = rules;
		this.clock = clock;
	}

	/**
	 * Lets a citizen be called who had told the matter by telephone, from the own number.
	 */
	@Transactional
	public void replied(CaseNumber number, ContactId contact, Instant at) {
		Optional<PhoneNumber> own = this.intake.find(contact)
			.filter((found) -> found.channel() == Channel.VOICE)
			.flatMap(ContactView::phone)
			.filter((phone) -> phone.value().startsWith(HOME));
		this.cases.find(number)
			.filter((view) -> own.isPresent() && view.phone().equals(own))
			.ifPresent((view) -> this.calls.add(view, own.orElseThrow(), at, at.plus(this.rules.delay())));
	}

	/** Nobody need be called about a case that is closed. */
	@Transactional
	public void closed(CaseNumber number) {
		this.calls.find(number)
			.filter((call) -> call.state() == State.WAITING)
			.ifPresent((call) -> end(call, Outcome.CLOSED));
	}

	/**
	 * Begins as many attempts as the rules allow now.
	 * @return whom to call, each under the attempt's identifier
	 */
	@Transactional
	public List<SurveyCall> begin() {
		if (!this.rules.hours(LocalTime.now(this.clock))) {
			return List.of();
		}
		this.calls.lock();
		Instant now = this.clock.instant();
		List<SurveyCall> begun = new ArrayList<>();
		int free = this.rules.atOnce() - this.calls.calling();
		Instant dayBegan = LocalDate.now(this.clock).atStartOfDay(this.clock.getZone()).toInstant();
		for (SurveyCall due : (free > 0) ? this.calls.due(now, dayBegan) : List.<SurveyCall>of()) {
			boolean first = begun.stream().noneMatch((other) -> other.citizen().equals(due.citizen()));
			if (begun.size() < free && first && stillToBeAsked(due, now)) {
				this.calls.calls(due.number(), UUID.randomUUID(), now).ifPresent(begun::add);
			}
		}
		return begun;
	}

	private boolean stillToBeAsked(SurveyCall call, Instant now) {
		Optional<Outcome> ended = reason(call, now);
		ended.ifPresent((outcome) -> end(call, outcome));
		return ended.isEmpty();
	}

	private Optional<Outcome> reason(SurveyCall call, Instant now) {
		if (this.cases.find(call.number()).filter((view) -> view.state() == CaseState.REPLIED).isEmpty()) {
			return Optional.of(Outcome.CLOSED);
		}
		if (!this.surveys.mayCall(call.citizen())) {
			return Optional.of(Outcome.DECLINED);
		}
		return tooLate(call, now) ? Optional.of(Outcome.TOO_LATE) : Optional.empty();
	}

	private boolean tooLate(SurveyCall call, Instant time) {
		return call.repliedAt().plus(this.rules.latest()).isBefore(time);
	}

	/** The telephone did not ring, because a cap was full or Asterisk was away. */
	@Transactional
	public void notCalled(UUID attempt, String why) {
		this.calls.calling(attempt)
			.ifPresent((call) -> this.calls.notCalled(call.number(), why, this.clock.instant().plus(CAP)));
	}

	/**
	 * Stores how an attempt ended. What is told first counts.
	 * @param attempt the attempt
	 * @param how how it ended
	 */
	@Transactional
	public void ended(UUID attempt, SurveyEnd how) {
		this.calls.calling(attempt).ifPresent((call) -> {
			switch (how) {
				case TALKED, HUNG_UP, LOST -> reached(call, how);
				case VOICEMAIL, BUSY, NO_ANSWER, UNREACHABLE -> missed(call, how);
			}
		});
	}

	/** Whoever has answered is not called again, whatever came of it. */
	private void reached(SurveyCall call, SurveyEnd how) {
		SurveyNote note = note(call, how);
		this.cases.surveyed(call.number(), note);
		end(call, switch (note) {
			case SURVEY_DECLINED -> Outcome.DECLINED;
			case SURVEY_UNKNOWN -> Outcome.LOST;
			default -> Outcome.REACHED;
		});
	}

	private SurveyNote note(SurveyCall call, SurveyEnd how) {
		if (!this.surveys.mayCall(call.citizen())) {
			return SurveyNote.SURVEY_DECLINED;
		}
		if (this.cases.find(call.number()).flatMap(CaseView::rating).isPresent()) {
			return SurveyNote.SURVEY_ANSWERED;
		}
		return this.surveys.answers(call.contact(), call.calledAt().orElseThrow())
			.flatMap(SurveyAnswers::solved)
			.map((solved) -> solved ? SurveyNote.SURVEY_SOLVED : SurveyNote.SURVEY_UNSOLVED)
			.orElse((how == SurveyEnd.LOST) ? SurveyNote.SURVEY_UNKNOWN : SurveyNote.SURVEY_UNANSWERED);
	}

	private void missed(SurveyCall call, SurveyEnd how) {
		Instant next = this.clock.instant().plus(Duration.ofDays(1));
		this.calls.postpone(call.number(), how.name(), next);
		if (call.attempts() >= this.rules.attempts() || tooLate(call, next)) {
			end(call, Outcome.NOT_REACHED);
		}
	}

	private void end(SurveyCall call, Outcome outcome) {
		if (outcome == Outcome.NOT_REACHED || outcome == Outcome.TOO_LATE) {
			this.cases.surveyed(call.number(), SurveyNote.SURVEY_NOT_REACHED);
		}
		this.calls.end(call.number(), outcome, this.clock.instant());
	}

}
