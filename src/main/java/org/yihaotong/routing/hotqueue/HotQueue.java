package org.yihaotong.routing.hotqueue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import io.lettuce.core.RedisException;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

	private final RedisCommands<String, String> redis;

	private final MatchScript matchScript;

	private final EnqueueScript enqueueScript;

	private final HoldScript holdScript;

	private final ReleaseScript releaseScript;

	private final PresenceScript presenceScript;

	private final SeatScript seatScript;

	/** Whether a change got lost, so that the contents can no longer be trusted. */
	private final AtomicBoolean damaged = new AtomicBoolean();

	public HotQueue(StatefulRedisConnection<String, String> connection, Rules rules) {
		this.redis = connection.sync();
		this.matchScript = new MatchScript(connection, rules);
		this.enqueueScript = new EnqueueScript(connection, rules);
		this.holdScript = new HoldScript(connection, rules);
		this.releaseScript = new ReleaseScript(connection, rules);
		this.presenceScript = new PresenceScript(connection, rules);
		this.seatScript = new SeatScript(connection, rules);
	}

	/**
	 * Takes the first waiting contact in order that some idle agent may take, and
	 * reserves both.
	 * @return empty when nobody fits
	 * @throws HotQueueLost if Redis has lost its contents or does not answer
	 */
	public Optional<Match> match() throws HotQueueLost {
		try {
			return this.matchScript.match();
		}
		catch (RedisException ex) {
			this.damaged.set(true);
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
	 * @param contact the contact
	 * @param workClass what it takes
	 * @param place smaller goes first
	 */
	public void enqueue(ContactId contact, WorkClass workClass, long place) {
		change(() -> this.enqueueScript.enqueue(contact, workClass, place));
	}

	/**
	 * Takes a waiting contact out.
	 * @param contact the contact
	 */
	public void dequeue(ContactId contact) {
		change(() -> {
			this.redis.zrem(Keys.WAITING_VOICE, contact.toString());
			this.redis.zrem(Keys.WAITING_TEXT, contact.toString());
		});
	}

	/**
	 * Notes that an agent holds a contact, unless somebody does.
	 * @param hold who holds what
	 */
	public void hold(Match hold) {
		change(() -> this.holdScript.hold(hold));
	}

	/**
	 * Ends a hold and puts the contact back when it waits again.
	 * @param hold who held what; a hold of another agent stays
	 * @param place where the contact waits again, empty when it is done with
	 * @param excludedUntil until when the same agent shall not be offered it again
	 */
	public void release(Match hold, OptionalLong place, Optional<Instant> excludedUntil) {
		change(() -> this.releaseScript.release(hold, place, excludedUntil));
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
	 * Takes what an agent chose; older news are ignored.
	 * @param status how the agent stands
	 */
	public void presence(AgentStatus status) {
		change(() -> this.presenceScript.presence(status));
	}

	/**
	 * Takes whether a softphone can be called; older news are ignored.
	 * @param seat the seat
	 * @param reachable whether it can be called
	 * @param at when this was so
	 */
	public void seat(Seat seat, boolean reachable, Instant at) {
		change(() -> this.seatScript.seat(seat, reachable, at));
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
			this.redis.del(Keys.all());
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

	/**
	 * Takes a task that one node at a time shall do.
	 * @param task its name
	 * @param holder who takes it
	 * @param length for how long
	 * @return whether it was free or this holder's own; false without Redis
	 */
	public boolean lease(String task, String holder, Duration length) {
		String key = Keys.PREFIX + "lease:" + task;
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
		change(() -> this.redis.del(Keys.PREFIX + "lease:" + task));
	}

	/**
	 * Copies what is held, to be compared with the truth.
	 * @return the contents
	 * @throws HotQueueLost if Redis does not answer
	 */
	public Contents contents() throws HotQueueLost {
		try {
			return new Contents(waiting(), holds(), ready());
		}
		catch (RedisException ex) {
			throw new HotQueueLost(ex);
		}
	}

	private Set<ContactId> waiting() {
		Set<ContactId> waiting = new HashSet<>();
		this.redis.zrange(Keys.WAITING_VOICE, 0, -1).forEach((contact) -> waiting.add(ContactId.of(contact)));
		this.redis.zrange(Keys.WAITING_TEXT, 0, -1).forEach((contact) -> waiting.add(ContactId.of(contact)));
		return waiting;
	}

	private Map<ContactId, Match> holds() {
		Map<ContactId, Match> holds = new HashMap<>();
		this.redis.hgetall(Keys.HOLDS).forEach((contact, value) -> {
			int separator = value.indexOf(';');
			Match hold = new Match(ContactId.of(contact), new StaffId(Long.parseLong(value.substring(0, separator))),
					WorkClass.valueOf(value.substring(separator + 1)));
			holds.put(hold.contact(), hold);
		});
		return holds;
	}

	private Set<StaffId> ready() {
		Set<StaffId> ready = new HashSet<>();
		this.redis.hgetall(Keys.AGENTS).forEach((agent, value) -> {
			if (value.contains(";1;")) {
				ready.add(new StaffId(Long.parseLong(agent)));
			}
		});
		return ready;
	}

	/**
	 * What Redis held at one time.
	 *
	 * @param waiting contacts that wait
	 * @param holds who holds which contact
	 * @param ready agents that take contacts
	 */
	public record Contents(Set<ContactId> waiting, Map<ContactId, Match> holds, Set<StaffId> ready) {
	}

}
