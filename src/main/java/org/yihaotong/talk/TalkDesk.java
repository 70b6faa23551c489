package org.yihaotong.talk;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import org.springframework.stereotype.Service;
import org.yihaotong.platform.Skill;
import org.yihaotong.platform.StaffId;
import org.yihaotong.recording.RecordingDesk;
import org.yihaotong.routing.TalkWork;
import org.yihaotong.routing.TalkWork.Talk;
import org.yihaotong.talk.Party.Kind;
import org.yihaotong.talk.Party.Purpose;
import org.yihaotong.telephony.AsteriskAway;
import org.yihaotong.telephony.TalkControl;

/**
 * What an agent does with the own talk. What has to be stored is stored first; then
 * Asterisk is told. What others do follows by {@link TalkEvents}.
 */
@Service
class TalkDesk {

	/** Longer than Asterisk's answer is waited for. */
	private static final Duration RINGS_WITHIN = Duration.ofSeconds(5);

	private final TalkWork work;

	private final TalkControl control;

	private final Talks talks;

	private final Parties parties;

	private final Callees callees;

	private final BriefingDesk briefings;

	private final RecordingDesk recordings;

	private final Transcripts transcripts;

	private final TalkProperties rules;

	private final Clock clock;

	TalkDesk(TalkWork work, TalkControl control, Talks talks, Parties parties, Callees callees, BriefingDesk briefings,
			RecordingDesk recordings, Transcripts transcripts, TalkProperties rules, Clock clock) {
		this.work = work;
		this.control = control;
		this.talks = talks;
		this.parties = parties;
		this.callees = callees;
		this.briefings = briefings;
		this.recordings = recordings;
		this.transcripts = transcripts;
		this.rules = rules;
		this.clock = clock;
	}

	void hold(StaffId agent, UUID reservation) {
		Talk talk = this.work.own(agent, reservation);
		asked(() -> this.control.hold(talk.contact(), Duration.ZERO));
		this.talks.held(talk.contact(), true);
	}

	void resume(StaffId agent, UUID reservation) {
		Talk talk = this.work.own(agent, reservation);
		asked(() -> this.control.gather(talk.contact()));
		this.talks.held(talk.contact(), false);
	}

	/** The microphone is switched in the browser; this is what is known of it. */
	void muted(StaffId agent, UUID reservation, boolean muted) {
		Talk talk = this.work.own(agent, reservation);
		this.talks.muted(talk.contact(), muted);
		this.work.show(talk.contact());
	}

	void transcribed(StaffId agent, UUID reservation, boolean on) {
		Talk talk = this.work.own(agent, reservation);
		this.talks.transcribed(talk.contact(), on);
		if (on) {
			this.transcripts.begin(talk.contact());
		}
		else {
			this.transcripts.end(talk.contact());
		}
		this.work.show(talk.contact());
	}

	void pauseRecording(StaffId agent, UUID reservation) {
		Talk talk = this.work.own(agent, reservation);
		this.recordings.pause(talk.contact(), agent);
		this.work.show(talk.contact());
	}

	void resumeRecording(StaffId agent, UUID reservation) {
		Talk talk = this.work.own(agent, reservation);
		asked(() -> this.recordings.resume(talk.contact()));
		this.work.show(talk.contact());
	}

	/** Citizen, agent and an emergency service talk; nobody is put on hold for it. */
	void emergency(StaffId agent, UUID reservation, String service) {
		Talk talk = this.work.own(agent, reservation);
		if (comes(talk, service)) {
			return;
		}
		TalkProperties.Emergency desk = this.rules.emergencies()
			.stream()
			.filter((candidate) -> candidate.service().equals(service))
			.findFirst()
			.orElseThrow(() -> TalkRefused.noService(service));
		asked(() -> this.control.gather(talk.contact()));
		this.talks.held(talk.contact(), false);
		this.callees.emergency(talk, desk);
	}

	/** What is known is handed over to an emergency service in the talk once more. */
	void brief(StaffId agent, UUID reservation, String service) {
		Talk talk = this.work.own(agent, reservation);
		Party party = this.parties.emergencies(talk.contact())
			.stream()
			.filter((candidate) -> candidate.target().equals(service))
			.reduce((first, last) -> last)
			.orElseThrow(TalkRefused::nobodyAsked);
		if (!this.briefings.reaches(service)) {
			throw TalkRefused.noBriefing(service);
		}
		this.briefings.hand(party);
	}

	/**
	 * Whether the service is there or rings. Whoever has left while nobody listened is
	 * called again.
	 */
	private boolean comes(Talk talk, String service) {
		Optional<Party> called = this.parties.open(talk.contact())
			.stream()
			.filter((party) -> party.kind() == Kind.EMERGENCY && party.target().equals(service))
			.findFirst();
		Optional<Party> left = called.filter(this::shouldBeThere).filter((party) -> !there(party));
		left.ifPresent(this.callees::lost);
		return called.isPresent() && left.isEmpty();
	}

	private boolean shouldBeThere(Party party) {
		return party.talks() || party.askedAt().isBefore(this.clock.instant().minus(RINGS_WITHIN));
	}

	private boolean there(Party party) {
		try {
			return this.control.there(party.id());
		}
		catch (AsteriskAway ex) {
			throw TalkRefused.away();
		}
	}

	/** Somebody is asked while the citizen hears music. */
	void consult(StaffId agent, UUID reservation, TalkTarget target) {
		Talk talk = this.work.own(agent, reservation);
		nobodyElseAsked(talk);
		UUID party = this.callees.prepare(talk, target, Purpose.CONSULT);
		this.callees.guarded(party, () -> {
			this.control.hold(talk.contact(), Duration.ZERO);
			this.talks.held(talk.contact(), true);
			this.callees.ring(party);
		});
		this.work.show(talk.contact());
	}

	private void nobodyElseAsked(Talk talk) {
		boolean asking = this.parties.open(talk.contact())
			.stream()
			.anyMatch((party) -> party.purpose() == Purpose.CONSULT || party.purpose() == Purpose.TRANSFER);
		if (asking) {
			throw TalkRefused.alreadyAsking();
		}
	}

	/** The citizen joins agent and party. */
	void conference(StaffId agent, UUID reservation) {
		Talk talk = this.work.own(agent, reservation);
		Party party = asked(talk, Party::talks);
		this.parties.purpose(party.id(), Purpose.CONFERENCE);
		asked(() -> this.control.gather(talk.contact()));
		this.talks.held(talk.contact(), false);
		this.work.show(talk.contact());
	}

	private Party asked(Talk talk, Predicate<Party> which) {
		return this.parties.open(talk.contact())
			.stream()
			.filter((party) -> party.purpose() == Purpose.CONSULT || party.purpose() == Purpose.CONFERENCE)
			.filter(which)
			.findFirst()
			.orElseThrow(TalkRefused::nobodyAsked);
	}

	/** The party takes the citizen over, the agent leaves. */
	void complete(StaffId agent, UUID reservation) {
		Talk talk = this.work.own(agent, reservation);
		Party party = asked(talk, Party::talks);
		this.callees.takesOver(talk, party);
	}

	/** The party is let go, or is not called any longer; citizen and agent talk on. */
	void cancel(StaffId agent, UUID reservation) {
		Talk talk = this.work.own(agent, reservation);
		Party party = asked(talk, (candidate) -> true);
		asked(() -> {
			this.control.dismiss(party.id());
			this.control.gather(talk.contact());
		});
		this.talks.held(talk.contact(), false);
		this.work.show(talk.contact());
	}

	/** The agent passes the citizen on without asking, and is free at once. */
	void transfer(StaffId agent, UUID reservation, TalkTarget target) {
		Talk talk = this.work.own(agent, reservation);
		nobodyElseAsked(talk);
		switch (target.kind()) {
			case QUEUE -> toQueue(talk);
			case GROUP -> toGroup(talk, this.callees.group(target));
			case COLLEAGUE -> toColleague(talk, target);
			case DIRECTORY -> toDirectory(talk, target);
		}
	}

	private void toQueue(Talk talk) {
		this.work.toQueue(talk);
		moved(talk, () -> this.control.toWaiting(talk.contact()));
	}

	private void toGroup(Talk talk, Skill group) {
		this.work.toGroup(talk, group);
		moved(talk, () -> this.control.toWaiting(talk.contact()));
	}

	private void toColleague(Talk talk, TalkTarget target) {
		Talk offer = this.work.toColleague(talk, Callees.colleague(target));
		moved(talk, () -> this.control.toSeat(talk.contact(), offer.reservation(), offer.seat()));
	}

	private void moved(Talk talk, Runnable move) {
		try {
			asked(move);
		}
		catch (TalkRefused ex) {
			this.work.undo(talk);
			throw ex;
		}
		this.parties.open(talk.contact()).forEach((party) -> this.control.dismiss(party.id()));
		this.talks.ends(talk.contact(), this.clock.instant());
	}

	/** Not answered, the citizen waits again before all others. */
	private void toDirectory(Talk talk, TalkTarget target) {
		UUID party = this.callees.prepare(talk, target, Purpose.TRANSFER);
		this.callees.guarded(party, () -> {
			this.control.hold(talk.contact(), this.rules.ring().plusSeconds(5));
			this.talks.held(talk.contact(), true);
			this.callees.ring(party);
			this.control.leave(talk.contact());
		});
	}

	private static void asked(Runnable action) {
		Callees.asked(action);
	}

}
