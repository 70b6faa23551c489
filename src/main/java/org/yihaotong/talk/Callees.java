package org.yihaotong.talk;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.yihaotong.access.AuditLog;
import org.yihaotong.intake.ContactView;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.Skill;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.TalkWork;
import org.yihaotong.routing.TalkWork.Talk;
import org.yihaotong.talk.Party.Kind;
import org.yihaotong.talk.Party.Purpose;
import org.yihaotong.telephony.AsteriskAway;
import org.yihaotong.telephony.CallNotFound;
import org.yihaotong.telephony.OutboundGuard;
import org.yihaotong.telephony.OutboundGuard.Ground;
import org.yihaotong.telephony.TalkControl;
import org.yihaotong.telephony.TalkParty;

/**
 * Calls people into talks: colleagues, numbers of the directory, emergency services, and
 * nobody else.
 */
@Component
class Callees {

	private static final Duration HOUR = Duration.ofHours(1);

	private final TalkWork work;

	private final TalkControl control;

	private final Talks talks;

	private final Parties parties;

	private final Directory directory;

	private final Groups groups;

	private final IntakeDesk contacts;

	private final BriefingDesk briefings;

	private final OutboundGuard guard;

	private final AuditLog audit;

	private final TransactionTemplate transactions;

	private final TalkProperties rules;

	private final Clock clock;

	Callees(TalkWork work, TalkControl control, Talks talks, Parties parties, Directory directory, Groups groups,
			IntakeDesk contacts, BriefingDesk briefings, OutboundGuard guard, AuditLog audit,
			TransactionTemplate transactions, TalkProperties rules, Clock clock) {
		this.work = work;
		this.control = control;
		this.talks = talks;
		this.parties = parties;
		this.directory = directory;
		this.groups = groups;
		this.contacts = contacts;
		this.briefings = briefings;
		this.guard = guard;
		this.audit = audit;
		this.transactions = transactions;
		this.rules = rules;
		this.clock = clock;
	}

	static StaffId colleague(TalkTarget target) {
		if (!target.id().matches("[0-9]{1,18}")) {
			throw TalkRefused.noTarget();
		}
		return new StaffId(Long.parseLong(target.id()));
	}

	Skill group(TalkTarget target) {
		return this.groups.find(target.id()).orElseThrow(TalkRefused::noTarget);
	}

	/** Does something in Asterisk and says in the agent's words why it failed. */
	static void asked(Runnable action) {
		try {
			action.run();
		}
		catch (CallNotFound ex) {
			throw TalkRefused.over();
		}
		catch (AsteriskAway ex) {
			throw TalkRefused.away();
		}
	}

	/**
	 * Stores who is to be called.
	 * @return the attempt
	 */
	UUID prepare(Talk talk, TalkTarget target, Purpose purpose) {
		UUID id = UUID.randomUUID();
		switch (target.kind()) {
			case QUEUE, GROUP -> throw TalkRefused.noTarget();
			case COLLEAGUE -> {
				Seat seat = this.work.consult(talk, colleague(target), id);
				add(id, talk, purpose, Kind.COLLEAGUE, target.id(), seat.value(), "");
			}
			case DIRECTORY -> {
				Directory.Entry entry = this.directory.find(target.id()).orElseThrow(TalkRefused::noTarget);
				underTheCaps(talk.agent(), entry.number());
				add(id, talk, purpose, Kind.DIRECTORY, entry.code(), entry.number(), "");
			}
		}
		return id;
	}

	/** The agent's own limit first: what the guard lets pass counts for everybody. */
	private void underTheCaps(StaffId agent, String number) {
		if (this.parties.callsBy(agent, this.clock.instant(), HOUR) >= this.rules.perAgentHour()) {
			throw TalkRefused.tooManyCalls();
		}
		PhoneNumber callee = PhoneNumber.parse(number).orElseThrow(TalkRefused::noTarget);
		switch (this.guard.ask(callee, Ground.DIRECTORY)) {
			case ALLOWED -> {
			}
			case NOT_A_CITIZENS -> throw TalkRefused.noTarget();
			case NUMBER_HOUR, NUMBER_DAY, ALL_HOUR, ALL_DAY -> throw TalkRefused.tooManyCalls();
		}
	}

	private boolean add(UUID id, Talk talk, Purpose purpose, Kind kind, String target, String number, String facts) {
		return this.parties.add(new Party(id, talk.contact(), talk.agent(), purpose, kind, target, number, facts,
				this.clock.instant(), Optional.empty(), Optional.empty()));
	}

	/**
	 * Calls an emergency service; what is known of the matter goes with it. Does nothing
	 * more if another touch does so at the same time.
	 */
	void emergency(Talk talk, TalkProperties.Emergency desk) {
		Optional<ContactView> contact = this.contacts.find(talk.contact());
		UUID id = UUID.randomUUID();
		Boolean first = this.transactions.execute((transaction) -> {
			boolean added = add(id, talk, Purpose.EMERGENCY, Kind.EMERGENCY, desk.service(), desk.number(),
					contact.map(this::facts).orElse(""));
			if (added) {
				this.audit.record(talk.agent(), "emergency.called", reference(talk.contact()), desk.service());
			}
			return added;
		});
		if (!Boolean.TRUE.equals(first)) {
			return;
		}
		guarded(id, () -> this.control.call(talk.contact(), new TalkParty.Outside(id, desk.number(), desk.endpoint(),
				reference(talk.contact()), reference(talk.contact()), true, Duration.ofSeconds(60))));
		// Counted by the name of the service, for what the trunk dials may be any number;
		// afterwards, for no answer could hold the call back.
		PhoneNumber.parse(desk.service()).ifPresent((service) -> this.guard.ask(service, Ground.EMERGENCY));
		this.parties.find(id).ifPresent(this.briefings::hand);
		this.work.show(talk.contact());
	}

	private String facts(ContactView contact) {
		Stream<String> said = this.talks.lines(contact.contact(), 20).stream().map(Talks.Line::text);
		return Stream
			.concat(Stream.of(contact.number(), contact.phone().map(PhoneNumber::national).orElse(""), contact.place(),
					contact.citizenName(), contact.text()), said)
			.filter((fact) -> !fact.isBlank())
			.collect(Collectors.joining("\n"));
	}

	private String reference(ContactId contact) {
		return this.contacts.find(contact).map(ContactView::number).orElse("");
	}

	void ring(UUID id) {
		Party party = this.parties.find(id).orElseThrow(TalkRefused::nobodyAsked);
		TalkParty called = switch (party.kind()) {
			case COLLEAGUE -> new TalkParty.AtSeat(id, new Seat(party.number()), this.rules.ring());
			case DIRECTORY -> {
				String reference = reference(party.contact());
				yield new TalkParty.Outside(id, party.number(), this.rules.endpoint(), reference, reference, false,
						this.rules.ring());
			}
			case EMERGENCY -> throw new IllegalStateException("Emergencies are called at once");
		};
		this.control.call(party.contact(), called);
	}

	/** Does what rings a party; if that fails, nobody was asked. */
	void guarded(UUID party, Runnable action) {
		try {
			asked(action);
		}
		catch (TalkRefused ex) {
			this.parties.ended(party, "not-called", this.clock.instant());
			this.work.consultEnded(party);
			throw ex;
		}
	}

	/** A party is gone, and nobody has told. */
	void lost(Party party) {
		this.parties.ended(party.id(), "lost", this.clock.instant());
		this.work.consultEnded(party.id());
	}

	/** A party that talks takes the citizen over. */
	void takesOver(Talk talk, Party party) {
		asked(() -> this.control.gather(talk.contact()));
		this.talks.held(talk.contact(), false);
		switch (party.kind()) {
			case COLLEAGUE -> {
				this.work.handOver(talk, party.id());
				// From now on the party is the talk's agent and leaves as such.
				this.parties.ended(party.id(), "took-over", this.clock.instant());
				this.talks.muted(talk.contact(), false);
				asked(() -> this.control.handOver(talk.contact(), party.id(), new Seat(party.number())));
			}
			case DIRECTORY, EMERGENCY -> {
				this.parties.purpose(party.id(), Purpose.TRANSFER);
				asked(() -> this.control.leave(talk.contact()));
			}
		}
	}

}
