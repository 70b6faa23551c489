package org.yihaotong.routing;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.agents.AgentSkills;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.CallCheck.Verdict;
import org.yihaotong.routing.QueueComparison.Difference;
import org.yihaotong.routing.hotqueue.HotQueue;
import org.yihaotong.routing.hotqueue.HotQueueLost;
import org.yihaotong.routing.hotqueue.WorkClass;
import org.yihaotong.telephony.AsteriskAway;
import org.yihaotong.telephony.CallControl;
import org.yihaotong.telephony.LiveCall;
import org.yihaotong.telephony.LiveCall.Place;
import org.yihaotong.telephony.Look;

/**
 * Compares PostgreSQL, Redis and Asterisk, and repairs what has come apart: after a
 * start, after Redis or Asterisk was away, and every few seconds. A difference is
 * repaired once two looks in a row have seen it, because a change that is just being made
 * looks the same.
 */
@Component
class Reconciler {

	private static final Logger logger = LoggerFactory.getLogger(Reconciler.class);

	private final QueueEntries entries;

	private final Reservations reservations;

	private final Seats seats;

	private final AgentDesk agents;

	private final AgentSkills skills;

	private final HotQueue queue;

	private final CallControl calls;

	private final ReservationDesk desk;

	private final Transfers transfers;

	private final CallBackDesk callBacks;

	private final PastCalls past;

	private final Rebuild rebuild;

	private final OfferGate gate;

	private final RoutingThreads threads;

	private final MatchSignal signal;

	private final RoutingProperties rules;

	private final RoutingMetrics metrics;

	private final Clock clock;

	private final String node = UUID.randomUUID().toString();

	private final ReentrantLock turn = new ReentrantLock();

	private Set<Object> callsSeen = Set.of();

	private Set<Object> queueSeen = Set.of();

	Reconciler(QueueEntries entries, Reservations reservations, Seats seats, AgentDesk agents, AgentSkills skills,
			HotQueue queue, CallControl calls, ReservationDesk desk, Transfers transfers, CallBackDesk callBacks,
			PastCalls past, Rebuild rebuild, OfferGate gate, RoutingThreads threads, MatchSignal signal,
			RoutingProperties rules, RoutingMetrics metrics, Clock clock) {
		this.entries = entries;
		this.reservations = reservations;
		this.seats = seats;
		this.agents = agents;
		this.skills = skills;
		this.queue = queue;
		this.calls = calls;
		this.desk = desk;
		this.transfers = transfers;
		this.callBacks = callBacks;
		this.past = past;
		this.rebuild = rebuild;
		this.gate = gate;
		this.threads = threads;
		this.signal = signal;
		this.rules = rules;
		this.metrics = metrics;
		this.clock = clock;
	}

	/**
	 * Begins the work of this node: nothing that Redis or Asterisk may have done
	 * meanwhile is taken for granted.
	 */
	void begin() {
		this.gate.close();
		this.entries.callsWaiting(live().map(Look::calls)
			.orElse(List.of())
			.stream()
			.filter((call) -> call.place() == Place.WAITING)
			.map(LiveCall::contact)
			.toList());
		this.queue.free("reconcile");
		this.rebuild.renew();
		resume();
	}

	/**
	 * An Asterisk is there again: callers may have been rung for without this node, and
	 * some may have been taken for lost who are there.
	 */
	void connected() {
		this.gate.close();
		live().ifPresent((look) -> this.callBacks.found(look.calls().stream().map(LiveCall::contact).toList()));
		resume();
	}

	/**
	 * Sees that callers can be delivered and Redis has its contents; cheap, so often. The
	 * dialplan's patience is longer, so that it never rings the softphones unseen.
	 */
	@Scheduled(fixedDelayString = "${yihaotong.routing.watch-every:500ms}",
			initialDelayString = "${yihaotong.routing.watch-every:500ms}")
	void watch() {
		if (!this.calls.delivers()) {
			this.gate.close();
			// What could be stored meanwhile, and what not, is known to PostgreSQL alone.
			this.queue.doubt();
		}
		else if (!this.queue.intact()) {
			if (this.rebuild.restore()) {
				resume();
			}
		}
		else if (!this.gate.open()) {
			resume();
		}
	}

	/** Offers again once nothing is left of what the dialplan did alone. */
	private void resume() {
		if (!this.gate.open()) {
			this.gate.looked(look(true));
		}
		this.signal.raise();
	}

	/** Looks at everything, on one node at a time. */
	@Scheduled(fixedDelayString = "${yihaotong.routing.reconcile-every:2s}",
			initialDelayString = "${yihaotong.routing.reconcile-every:2s}")
	void reconcile() {
		if (this.queue.lease("reconcile", this.node, this.rules.reconcileEvery().multipliedBy(2))) {
			Pace pace = new Pace();
			// Redis is read first: what changes after that is in PostgreSQL.
			Optional<HotQueue.Contents> contents = contents(pace);
			List<QueueEntry> open = this.entries.open(pace);
			look(open, false);
			pace.steps(open.size());
			contents.ifPresent((held) -> compare(held, open, pace));
			this.queue.prune();
			overdue();
			// Whoever died between a change and its match has left somebody waiting.
			this.signal.raise();
		}
		else if (!this.queue.intact()) {
			// Without Redis nobody has the lease, and time goes on.
			overdue();
		}
	}

	/** Compares with Asterisk. */
	void calls() {
		look(false);
	}

	private boolean look(boolean afresh) {
		return look(this.entries.open(), afresh);
	}

	/**
	 * Compares with Asterisk.
	 * @param open what PostgreSQL has, read before: a call exists before it joins
	 * @param afresh whether what the dialplan did alone is taken for sure
	 * @return whether there was nothing of that, for sure
	 */
	private boolean look(List<QueueEntry> open, boolean afresh) {
		List<QueueEntry> voice = open.stream().filter((entry) -> entry.workClass() == WorkClass.VOICE).toList();
		Optional<Look> look = live();
		if (look.isEmpty()) {
			return !this.calls.connected();
		}
		Map<ContactId, LiveCall> live = byContact(look.get());
		this.turn.lock();
		try {
			Set<Object> seen = new HashSet<>();
			List<ContactId> present = new ArrayList<>();
			boolean settled = true;
			for (QueueEntry entry : voice) {
				settled &= check(entry, Optional.ofNullable(live.get(entry.contact())), look.get(), afresh, seen,
						present);
			}
			// All that come back to the waiting room at once do so in their order, one
			// look after another, so that nobody is offered before somebody who came
			// first.
			if (!present.isEmpty()) {
				this.metrics.repaired("call-present", present.size());
				logger.info("Repaired PRESENT: {} callers, the first {}", present.size(), present.getFirst());
				this.threads.run(Verdict.PRESENT, () -> this.desk.present(present));
			}
			Set<ContactId> known = voice.stream().map(QueueEntry::contact).collect(Collectors.toSet());
			for (LiveCall call : live.values()) {
				settled &= known.contains(call.contact()) || stranger(call);
			}
			this.callsSeen = seen;
			return settled;
		}
		finally {
			this.turn.unlock();
		}
	}

	/**
	 * A talk that the queue knows nothing of takes a softphone all the same.
	 * @return false if the caller has yet to join the queue
	 */
	private boolean stranger(LiveCall call) {
		return switch (call.place()) {
			case TALKING -> {
				call.seat().ifPresent((seat) -> this.desk.talksUnknown(call.contact(), seat));
				yield true;
			}
			case WAITING, SURVIVAL -> false;
			case FLOW, OFFERED, SENT, ELSEWHERE, SURVEY -> true;
		};
	}

	private Optional<Look> live() {
		try {
			return Optional.of(this.calls.look());
		}
		catch (AsteriskAway ex) {
			return Optional.empty();
		}
	}

	private static Map<ContactId, LiveCall> byContact(Look look) {
		return look.calls()
			.stream()
			.collect(Collectors.toMap(LiveCall::contact, Function.identity(), (first, second) -> first));
	}

	/**
	 * Compares one call, and repairs what is sure.
	 * @param look of which the call is a part
	 * @param present takes those who are in the waiting room again
	 * @return false if the dialplan has done something with it
	 */
	private boolean check(QueueEntry entry, Optional<LiveCall> live, Look look, boolean afresh, Set<Object> seen,
			List<ContactId> present) {
		Verdict byList = CallCheck.verdict(entry, live);
		boolean fine = byList == Verdict.FINE || this.callBacks.explains(entry, live);
		Verdict verdict = fine ? Verdict.FINE : heard(byList, entry, look);
		if (verdict == Verdict.FINE) {
			return true;
		}
		if (verdict == Verdict.PRESENT) {
			present.add(entry.contact());
			return false;
		}
		record Sighting(ContactId contact, EntryState state, Verdict verdict) {
		}
		Sighting sighting = new Sighting(entry.contact(), entry.state(), verdict);
		boolean sure = verdict.sure() || afresh && verdict.byDialplan();
		if (sure || this.callsSeen.contains(sighting)) {
			// A talk may have nobody to whom it could be given, look after look.
			if (verdict != Verdict.ADOPT) {
				repaired(verdict, entry);
			}
			this.threads.run(entry.contact(), () -> repair(entry, live, verdict, look));
		}
		else {
			seen.add(sighting);
		}
		return !verdict.byDialplan();
	}

	/** A call that is not listed is gone only if the Asterisk that held it was heard. */
	private Verdict heard(Verdict byList, QueueEntry entry, Look look) {
		return (byList == Verdict.GONE && this.past.mayBeHeld(entry.contact(), look)) ? CallCheck.unheard(entry)
				: byList;
	}

	private void repair(QueueEntry entry, Optional<LiveCall> live, Verdict verdict, Look look) {
		ContactId contact = entry.contact();
		switch (verdict) {
			case FINE, PRESENT -> {
			}
			case ABSENT -> this.desk.present(contact, false);
			case GONE -> this.past.gone(entry, look.isLost(contact));
			case ADOPT -> live.flatMap(LiveCall::seat)
				.filter((seat) -> this.desk.adopt(contact, seat))
				.ifPresent((seat) -> repaired(verdict, entry));
			case STRAY, FORSAKEN -> this.desk.withdrawCall(contact);
			case RETURNED -> this.transfers.waits(contact);
			case BACK -> this.reservations.openOf(contact).ifPresent((offer) -> this.desk.lost(offer.id()));
			case ANSWERED -> this.reservations.openOf(contact)
				.ifPresent((offer) -> live.flatMap(LiveCall::seat)
					.ifPresent((seat) -> this.desk.answered(contact, offer.id(), seat, this.clock.instant())));
		}
	}

	private Optional<HotQueue.Contents> contents(Pace pace) {
		try {
			return Optional.of(this.queue.contents(pace::step));
		}
		catch (HotQueueLost ex) {
			logger.debug("Nothing to compare: {}", ex.getMessage());
			return Optional.empty();
		}
	}

	/** Compares Redis. */
	private void compare(HotQueue.Contents contents, List<QueueEntry> open, Pace pace) {
		List<Reservation> held = this.reservations.open(pace);
		Map<StaffId, Optional<Seat>> ready = this.agents.ready();
		pace.steps(ready.size());
		Map<StaffId, Instant> skills = this.skills.versions();
		pace.steps(skills.size());
		List<Difference> differences = new QueueComparison(contents, open, held, ready, skills,
				this.seats.all(this.clock.instant(), pace))
			.differences(pace);
		differences.stream()
			.filter((difference) -> this.queueSeen.contains(difference) && stillThere(difference))
			.forEach((difference) -> this.threads.run(difference, () -> repair(difference)));
		this.queueSeen = Set.copyOf(differences);
	}

	/**
	 * Counters and what they count are read one after another, so that with many agents
	 * at work some always differ, now and then the same ones twice.
	 */
	private boolean stillThere(Difference difference) {
		try {
			return !(difference instanceof Difference.WrongLoad(var load))
					|| !this.queue.addsUp(load.agent(), load.workClass());
		}
		catch (HotQueueLost ex) {
			logger.debug("Nothing to compare: {}", ex.getMessage());
			return false;
		}
	}

	private void repair(Difference difference) {
		repaired(difference.getClass().getSimpleName(), difference);
		switch (difference) {
			case Difference.Missing(QueueEntry entry) -> this.queue.enqueue(entry.standing());
			case Difference.Misplaced(QueueEntry entry) -> this.queue.enqueue(entry.standing());
			case Difference.Ghost(ContactId contact) -> this.queue.dequeue(contact);
			case Difference.StaleHold(var hold) -> this.queue.release(hold,
					this.entries.find(hold.contact()).filter(QueueEntry::offerable).map(QueueEntry::standing),
					Optional.empty());
			case Difference.MissingHold(var hold) -> this.queue.hold(hold);
			case Difference.StalePresence(var agent) -> this.queue.presence(this.agents.status(agent));
			case Difference.StaleSkills(var agent) -> this.queue.skills(this.skills.profiles(List.of(agent)));
			case Difference.StaleSeat(var seat) -> this.queue.seats(List.of(seat));
			case Difference.WrongLoad(var _) -> this.rebuild.renew();
		}
		this.signal.raise();
	}

	/** What ended by itself while no timer ran for it. */
	private void overdue() {
		this.reservations.expired(this.clock.instant().minus(this.rules.reconcileEvery())).forEach((id) -> {
			repaired("overdue", id);
			this.threads.run(id, () -> {
				this.transfers.overdue(id);
				this.callBacks.overdue(id);
				this.desk.expired(id);
			});
		});
	}

	private void repaired(Verdict verdict, QueueEntry entry) {
		repaired("call-" + verdict, entry.contact());
	}

	private void repaired(String what, Object subject) {
		this.metrics.repaired(what.toLowerCase(Locale.ROOT));
		logger.info("Repaired {}: {}", what, subject);
	}

}
