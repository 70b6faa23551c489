package org.yihaotong.routing.hotqueue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.yihaotong.agents.AgentProfile;
import org.yihaotong.agents.AgentStatus;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;

/**
 * The queue as Redis holds it. Every change is one atomic script, so that any number of
 * nodes may use it at once.
 */
public class HotQueue {

	private static final Logger logger = LoggerFactory.getLogger(HotQueue.class);

	/** So many take Redis a fraction of a millisecond. */
	private static final int SCANNED = 500;

	private final RedisCommands<String, String> redis;

	private final Rules rules;

	private final MatchScript matchScript;

	private final ExplainScript explainScript;

	private final EnqueueScript enqueueScript;

	private final DequeueScript dequeueScript;

	private final HoldScript holdScript;

	private final ReleaseScript releaseScript;

	private final PresenceScript presenceScript;

	private final SkillsScript skillsScript;

	private final SeatScript seatScript;

	private final CountScript countScript;

	/** Whether a change got lost, so that the contents can no longer be trusted. */
	private final AtomicBoolean damaged = new AtomicBoolean();

	public HotQueue(StatefulRedisConnection<String, String> connection, Rules rules) {
		this.redis = connection.sync();
		this.rules = rules;
		// Whoever answers after that may be a replica that has not heard everything.
		connection.addListener(new RedisConnectionStateListener() {

			@Override
			public void onRedisDisconnected(RedisChannelHandler<?, ?> lost) {
				doubt();
			}

		});
		this.matchScript = new MatchScript(connection, rules);
		this.explainScript = new ExplainScript(connection, rules);
		this.enqueueScript = new EnqueueScript(connection, rules);
		this.dequeueScript = new DequeueScript(connection, rules);
		this.holdScript = new HoldScript(connection, rules);
		this.releaseScript = new ReleaseScript(connection, rules);
		this.presenceScript = new PresenceScript(connection, rules);
		this.skillsScript = new SkillsScript(connection, rules);
		this.seatScript = new SeatScript(connection, rules);
		this.countScript = new CountScript(connection, rules);
	}

	/**
	 * Takes waiting contacts in their order, each the first that some idle agent may
	 * take, and reserves both.
	 * @param most how many at most
	 * @return empty when nobody fits
	 * @throws HotQueueLost if Redis has lost its contents or does not answer
	 */
	public List<Match> match(int most) throws HotQueueLost {
		try {
			return this.matchScript.match(most);
		}
		catch (RedisException ex) {
			this.damaged.set(true);
			throw new HotQueueLost(ex);
		}
	}

	/**
	 * Tells how a waiting contact stands.
	 * @param contact the contact
	 * @return empty if Redis does not know that it waits
	 * @throws HotQueueLost if Redis does not answer
	 */
	public Optional<Outlook> explain(ContactId contact) throws HotQueueLost {
		try {
			return this.explainScript.explain(contact);
		}
		catch (RedisException ex) {
			throw new HotQueueLost(ex);
		}
	}

	/**
	 * Makes a change. PostgreSQL has it already: when Redis does not take it, nothing is
	 * lost, but the contents have to be filled in again.
	 */
	private void change(Runnable change) {
		try {
			change.run();
		}
		catch (RedisException ex) {
			if (this.damaged.compareAndSet(false, true)) {
				logger.warn("Redis did not take a change of the queue; it will be rebuilt", ex);
			}
		}
	}

	/**
	 * Puts a contact into its place; does nothing while somebody holds it.
	 * @param standing the contact
	 */
	public void enqueue(Standing standing) {
		enqueue(List.of(standing));
	}

	/**
	 * Puts contacts into their places, except those that somebody holds.
	 * @param standing the contacts
	 */
	public void enqueue(Collection<Standing> standing) {
		change(() -> this.enqueueScript.enqueue(standing));
	}

	/**
	 * Takes a waiting contact out.
	 * @param contact the contact
	 */
	public void dequeue(ContactId contact) {
		change(() -> this.dequeueScript.dequeue(contact));
	}

	/**
	 * Notes that an agent holds a contact, unless somebody does.
	 * @param hold who holds what
	 */
	public void hold(Match hold) {
		hold(List.of(hold));
	}

	/**
	 * Notes who holds contacts, except those that somebody else holds.
	 * @param holds who holds what
	 */
	public void hold(Collection<Match> holds) {
		change(() -> this.holdScript.hold(holds));
	}

	/**
	 * Ends a hold and puts the contact back when it waits again.
	 * @param hold who held what; a hold of another agent stays
	 * @param standing where the contact waits again, empty when it is done with
	 * @param excludedUntil until when the same agent shall not be offered it again
	 */
	public void release(Match hold, Optional<Standing> standing, Optional<Instant> excludedUntil) {
		change(() -> this.releaseScript.release(hold, standing, excludedUntil));
	}

	/**
	 * Forgets that an agent shall not be offered a contact.
	 * @param contact the contact
	 * @param agent the agent
	 */
	public void include(ContactId contact, StaffId agent) {
		change(() -> this.redis.hdel(Keys.EXCLUSIONS, contact + ";" + agent));
	}

	/**
	 * Notes until when agents shall not be offered contacts.
	 * @param exclusions contact and agent, with the time
	 */
	public void exclude(Map<Match, Instant> exclusions) {
		Map<String, String> fields = new HashMap<>();
		exclusions.forEach((match, until) -> fields.put(match.contact() + ";" + match.agent(),
				Long.toString(until.toEpochMilli())));
		if (!fields.isEmpty()) {
			change(() -> this.redis.hset(Keys.EXCLUSIONS, fields));
		}
	}

	/** Forgets exclusions that are over, and that nobody was left to forget. */
	public void prune() {
		long now = this.rules.clock().millis();
		change(() -> {
			Set<String> over = new HashSet<>();
			each(Keys.EXCLUSIONS, () -> {
			}, (exclusion, until) -> {
				if (Long.parseLong(until) <= now) {
					over.add(exclusion);
				}
			});
			if (!over.isEmpty()) {
				this.redis.hdel(Keys.EXCLUSIONS, over.toArray(String[]::new));
			}
		});
	}

	/**
	 * Takes what an agent chose; older news are ignored.
	 * @param status how the agent stands
	 */
	public void presence(AgentStatus status) {
		presence(List.of(status));
	}

	/**
	 * Takes what agents chose; older news are ignored.
	 * @param statuses how they stand
	 */
	public void presence(Collection<AgentStatus> statuses) {
		change(() -> this.presenceScript.presence(statuses));
	}

	/**
	 * Takes what agents can do; older news are ignored.
	 * @param profiles what they can do
	 */
	public void skills(Collection<AgentProfile> profiles) {
		change(() -> this.skillsScript.skills(profiles));
	}

	/**
	 * Takes whether a softphone can be called; older news are ignored.
	 * @param seat the seat
	 * @param reachable whether it can be called
	 * @param at when this was so
	 */
	public void seat(Seat seat, boolean reachable, Instant at) {
		seats(List.of(new SeatReach(seat, reachable, at)));
	}

	/**
	 * Takes what is known of softphones; older news are ignored.
	 * @param reaches what is known
	 */
	public void seats(Collection<SeatReach> reaches) {
		change(() -> this.seatScript.seats(reaches));
	}

	/** What PostgreSQL has may differ from what is here: it has to be filled in again. */
	public void doubt() {
		this.damaged.set(true);
	}

	/**
	 * Tells whether Redis answers and holds a complete queue.
	 * @return false when it has to be rebuilt
	 */
	public boolean intact() {
		try {
			return !this.damaged.get() && this.redis.exists(Keys.GENERATION) == 1;
		}
		catch (RedisException ex) {
			// Another one may answer next time, which knows less.
			doubt();
			return false;
		}
	}

	/**
	 * Empties the queue, has it filled in and opens it again; nothing is matched
	 * meanwhile.
	 * @param filling puts everything in
	 * @return false if Redis did not take all of it
	 */
	public boolean rebuild(Runnable filling) {
		try {
			empty();
			this.damaged.set(false);
			filling.run();
			if (!this.damaged.get()) {
				this.redis.set(Keys.GENERATION, UUID.randomUUID().toString());
			}
		}
		catch (RedisException ex) {
			this.damaged.set(true);
		}
		return !this.damaged.get();
	}

	private void empty() {
		this.redis.del(Keys.all());
		ScanIterator<String> lists = ScanIterator.scan(this.redis,
				ScanArgs.Builder.matches(Keys.PREFIX + "*").limit(SCANNED));
		lists.stream().filter((key) -> !key.startsWith(Keys.LEASE)).forEach(this.redis::unlink);
	}

	/**
	 * Takes a task that one node at a time shall do.
	 * @param task its name
	 * @param holder who takes it
	 * @param length for how long
	 * @return whether it was free or this holder's own; false without Redis
	 */
	public boolean lease(String task, String holder, Duration length) {
		String key = Keys.LEASE + task;
		try {
			if (this.redis.set(key, holder, SetArgs.Builder.nx().px(length.toMillis())) != null) {
				return true;
			}
			return holder.equals(this.redis.get(key)) && this.redis.pexpire(key, length.toMillis());
		}
		catch (RedisException ex) {
			return false;
		}
	}

	/**
	 * Frees a task, whoever has it.
	 * @param task its name
	 */
	public void free(String task) {
		change(() -> this.redis.del(Keys.LEASE + task));
	}

	/**
	 * Copies what is held, as quickly as it goes.
	 * @return the contents
	 * @throws HotQueueLost if Redis does not answer
	 */
	public Contents contents() throws HotQueueLost {
		return contents(() -> {
		});
	}

	/**
	 * Copies what is held, to be compared with the truth. What changes meanwhile may be
	 * missed.
	 * @param step called after each field that was read
	 * @return the contents
	 * @throws HotQueueLost if Redis does not answer
	 */
	public Contents contents(Runnable step) throws HotQueueLost {
		try {
			return new Contents(waiting(step), holds(step), ready(step), skills(step), reachable(step), loads(step));
		}
		catch (RedisException ex) {
			throw new HotQueueLost(ex);
		}
	}

	/**
	 * Tells whether an agent has as many contacts as are counted, at one time.
	 * @param agent who
	 * @param workClass of which class
	 * @return false if the counter is wrong
	 * @throws HotQueueLost if Redis does not answer
	 */
	public boolean addsUp(StaffId agent, WorkClass workClass) throws HotQueueLost {
		try {
			return this.countScript.addsUp(agent, workClass);
		}
		catch (RedisException ex) {
			throw new HotQueueLost(ex);
		}
	}

	private Map<ContactId, Standing> waiting(Runnable step) {
		Map<ContactId, Standing> waiting = new HashMap<>();
		each(Keys.CONTACTS, step, (key, record) -> {
			String[] parts = record.split("\n", 3);
			ContactId contact = ContactId.of(key);
			waiting.put(contact, new Standing(contact, WorkClass.valueOf(parts[0].substring(0, parts[0].indexOf('|'))),
					Long.parseLong(parts[1]), Rings.parse(parts[2])));
		});
		return waiting;
	}

	private Map<ContactId, Match> holds(Runnable step) {
		Map<ContactId, Match> holds = new HashMap<>();
		each(Keys.HOLDS, step, (contact, value) -> {
			int separator = value.indexOf(';');
			Match hold = new Match(ContactId.of(contact), new StaffId(Long.parseLong(value.substring(0, separator))),
					WorkClass.valueOf(value.substring(separator + 1)));
			holds.put(hold.contact(), hold);
		});
		return holds;
	}

	private Map<StaffId, Optional<Seat>> ready(Runnable step) {
		Map<StaffId, Optional<Seat>> ready = new HashMap<>();
		each(Keys.AGENTS, step, (agent, value) -> {
			String[] parts = value.split(";", 3);
			if (parts[1].equals("1")) {
				ready.put(new StaffId(Long.parseLong(agent)),
						Optional.of(parts[2]).filter((seat) -> !seat.isEmpty()).map(Seat::new));
			}
		});
		return ready;
	}

	private Map<StaffId, Instant> skills(Runnable step) {
		Map<StaffId, Instant> skills = new HashMap<>();
		each(Keys.SKILLS, step, (agent, value) -> skills.put(new StaffId(Long.parseLong(agent)),
				Instant.EPOCH.plus(Long.parseLong(value.substring(0, value.indexOf(';'))), ChronoUnit.MICROS)));
		return skills;
	}

	private Map<Seat, Boolean> reachable(Runnable step) {
		Map<Seat, Boolean> reachable = new HashMap<>();
		each(Keys.SEATS, step, (seat, value) -> reachable.put(new Seat(seat), value.endsWith(";1")));
		return reachable;
	}

	private Map<String, Integer> loads(Runnable step) {
		Map<String, Integer> loads = new HashMap<>();
		each(Keys.LOADS, step, (load, count) -> loads.put(load, Integer.valueOf(count)));
		return loads;
	}

	/**
	 * Reads a hash in parts, so that no match waits for the whole of it. What changes
	 * meanwhile may be missed.
	 */
	private void each(String key, Runnable step, BiConsumer<String, String> field) {
		ScanIterator.hscan(this.redis, key, ScanArgs.Builder.limit(SCANNED)).forEachRemaining((one) -> {
			field.accept(one.getKey(), one.getValue());
			step.run();
		});
	}

	/**
	 * What Redis held at one time.
	 *
	 * @param waiting how contacts wait
	 * @param holds who holds which contact
	 * @param ready agents that take contacts, with their softphones
	 * @param skills since when agents can do what they are believed to
	 * @param reachable whether softphones can be called
	 * @param loads how much of a class an agent has, under {@code CLASS;agent}
	 */
	public record Contents(Map<ContactId, Standing> waiting, Map<ContactId, Match> holds,
			Map<StaffId, Optional<Seat>> ready, Map<StaffId, Instant> skills, Map<Seat, Boolean> reachable,
			Map<String, Integer> loads) {

		/**
		 * Lists the loads that are not those of the holds.
		 * @return what changed while the contents were read, too
		 */
		public Set<Load> loadsInDoubt() {
			Map<String, Integer> rest = new HashMap<>(this.loads);
			this.holds.values().forEach((hold) -> rest.merge(hold.workClass() + ";" + hold.agent(), -1, Integer::sum));
			return rest.entrySet()
				.stream()
				.filter((load) -> load.getValue() != 0)
				.map((load) -> Load.of(load.getKey(), this.loads.getOrDefault(load.getKey(), 0), load.getValue()))
				.collect(Collectors.toSet());
		}

	}

	/**
	 * How many contacts of a class an agent has.
	 *
	 * @param agent who
	 * @param workClass the class
	 * @param stated by the counter
	 * @param counted the holds
	 */
	public record Load(StaffId agent, WorkClass workClass, int stated, int counted) {

		private static Load of(String key, int stated, int tooMany) {
			int separator = key.indexOf(';');
			return new Load(new StaffId(Long.parseLong(key.substring(separator + 1))),
					WorkClass.valueOf(key.substring(0, separator)), stated, stated - tooMany);
		}

	}

}
