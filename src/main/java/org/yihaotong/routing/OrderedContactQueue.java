package org.yihaotong.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.agents.AgentSkills;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.platform.AfterCommit;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Priority;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.hotqueue.HotQueue;
import org.yihaotong.routing.hotqueue.Needs;
import org.yihaotong.routing.hotqueue.Rings;
import org.yihaotong.routing.hotqueue.Rings.Ring;
import org.yihaotong.routing.hotqueue.Standing;
import org.yihaotong.routing.hotqueue.WorkClass;

/**
 * Stores in PostgreSQL who waits, and tells Redis after the commit.
 */
@Component
class OrderedContactQueue implements ContactQueue {

	/** How long a contact waits for the agent to whom a supervisor gave it. */
	private static final Duration DIRECTED = Duration.ofMinutes(5);

	private final QueueEntries entries;

	private final SkillRules skills;

	private final AgentDesk agents;

	private final AgentSkills abilities;

	private final HotQueue queue;

	private final MatchSignal signal;

	private final Deadlines deadlines;

	private final OrderProperties order;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	OrderedContactQueue(QueueEntries entries, SkillRules skills, AgentDesk agents, AgentSkills abilities,
			HotQueue queue, MatchSignal signal, Deadlines deadlines, OrderProperties order,
			ApplicationEventPublisher events, Clock clock) {
		this.entries = entries;
		this.skills = skills;
		this.agents = agents;
		this.abilities = abilities;
		this.queue = queue;
		this.signal = signal;
		this.deadlines = deadlines;
		this.order = order;
		this.events = events;
		this.clock = clock;
	}

	@Override
	@Transactional
	public void join(QueuedContact contact) {
		// A caller can be offered only once Asterisk holds the call in the waiting room.
		boolean present = contact.channel() != Channel.VOICE;
		Credits credits = this.order.credits(contact);
		Rings asked = this.order.rings(known(contact), this.skills.all(), preferred(contact));
		Rings rings = needs(contact.priority(), asked);
		if (!this.entries.add(contact, credits, rings, asked, present)) {
			return;
		}
		this.events.publishEvent(new ContactEvent.Joined(contact.contact(), contact.joinedAt()));
		Standing standing = new Standing(contact.contact(), WorkClass.of(contact.channel()),
				credits.place(contact.joinedAt()), rings);
		AfterCommit.run(() -> {
			if (present) {
				stand(standing);
			}
			watch(standing);
		}, this.queue::doubt);
	}

	private static Rings needs(Priority priority, Rings asked) {
		return (priority == Priority.EMERGENCY) ? Rings.OPEN : asked;
	}

	/** A language that nobody speaks is not worth waiting for. */
	private QueuedContact known(QueuedContact contact) {
		return contact.asking(contact.skills()
			.stream()
			.filter((skill) -> !skill.isLanguage() || this.abilities.known(skill))
			.collect(Collectors.toSet()));
	}

	/** The agent who had the citizen's last contact, if there is any use in waiting. */
	private Optional<StaffId> preferred(QueuedContact contact) {
		return this.entries.lastAgent(contact.earlier())
			.filter((agent) -> this.agents.status(agent).presence() == Presence.READY);
	}

	private void stand(Standing standing) {
		this.queue.enqueue(standing);
		this.signal.raise();
	}

	/** When a contact needs less than before, somebody may be idle who can take it. */
	private void watch(Standing standing) {
		this.deadlines.widening(standing.contact(), standing.rings(), this.clock.instant(), this.signal::raise);
	}

	@Override
	@Transactional
	public void raise(ContactId contact, Priority priority) {
		this.entries.lock(contact).filter(OrderedContactQueue::mayWait).ifPresent((entry) -> {
			Credits credits = this.order.raised(entry.credits(), priority);
			boolean over = entry.priority() == Priority.EMERGENCY && priority != Priority.EMERGENCY;
			move(entry, priority, credits, needs(priority, over ? this.entries.asked(contact) : entry.rings()));
		});
	}

	/** An offer may come to nothing. */
	private static boolean mayWait(QueueEntry entry) {
		return entry.state() == EntryState.WAITING || entry.state() == EntryState.OFFERED;
	}

	/** What is offered stands nowhere in Redis until the offer has come to nothing. */
	private void move(QueueEntry entry, Priority priority, Credits credits, Rings rings) {
		this.entries.moved(entry, priority, credits, rings);
		if (entry.state() == EntryState.OFFERED) {
			return;
		}
		Standing standing = new Standing(entry.contact(), entry.workClass(), credits.place(entry.joinedAt()), rings);
		AfterCommit.run(() -> {
			if (entry.present()) {
				stand(standing);
			}
			watch(standing);
		}, this.queue::doubt);
	}

	@Override
	@Transactional
	public boolean direct(ContactId contact, StaffId agent) {
		Optional<QueueEntry> waiting = this.entries.lock(contact)
			.filter((entry) -> entry.state() == EntryState.WAITING);
		waiting.ifPresent((entry) -> {
			Rings rings = new Rings(List.of(new Ring(Instant.EPOCH, Needs.NONE.by(agent)),
					new Ring(this.clock.instant().plus(DIRECTED), Needs.NONE)));
			move(entry, entry.priority(), entry.credits(), rings);
		});
		return waiting.isPresent();
	}

	@Override
	@Transactional
	public void withdraw(ContactId contact) {
		this.entries.lock(contact).filter((entry) -> entry.state() == EntryState.WAITING).ifPresent((entry) -> {
			this.entries.ended(contact, EntryState.WITHDRAWN, this.clock.instant());
			AfterCommit.run(() -> this.queue.dequeue(contact), this.queue::doubt);
		});
	}

	@Override
	public Optional<Integer> ahead(ContactId contact) {
		return this.entries.find(contact)
			.filter((entry) -> entry.state() == EntryState.WAITING)
			.map(this.entries::ahead);
	}

}
