package org.yihaotong.speech;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Admits callers to the threads that hear: no more than there are places, and nobody
 * while an earlier caller is still waiting in vain to be let in. So the first caller
 * meets a stuck recogniser for a moment, and all others have keys at once.
 */
final class SpeechPool implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(SpeechPool.class);

	private final ExecutorService threads;

	private final Semaphore places;

	/** Openings that were given up by their callers and have not come to an end yet. */
	private final AtomicInteger stuck = new AtomicInteger();

	/**
	 * Makes the pool.
	 * @param threads that do the native work
	 * @param places how many callers are listened to at once
	 */
	SpeechPool(ExecutorService threads, int places) {
		this.threads = threads;
		this.places = new Semaphore(places);
	}

	/**
	 * Lets a caller in.
	 * @param opening makes the session on a thread of the pool
	 * @param limit how long the caller waits for it
	 * @return the session; empty when there is no place, or the pool is stuck or late
	 */
	Optional<SpeechSession> admit(Supplier<VoskSession> opening, Duration limit) {
		return admit(opening, limit, 0);
	}

	/**
	 * Lets a caller in if others can follow.
	 * @param opening as for {@link #admit(Supplier, Duration)}
	 * @param limit as for {@link #admit(Supplier, Duration)}
	 * @param kept how many places have to stay free for others
	 * @return as for {@link #admit(Supplier, Duration)}
	 */
	Optional<SpeechSession> admit(Supplier<VoskSession> opening, Duration limit, int kept) {
		if (this.stuck.get() > 0 || this.places.availablePermits() <= kept || !this.places.tryAcquire()) {
			return Optional.empty();
		}
		CompletableFuture<VoskSession> opened;
		try {
			opened = CompletableFuture.supplyAsync(opening, this.threads);
		}
		catch (RejectedExecutionException ex) {
			release();
			logger.debug("The server stops; nobody is listened to any more", ex);
			return Optional.empty();
		}
		return await(opened, limit);
	}

	private Optional<SpeechSession> await(CompletableFuture<VoskSession> opened, Duration limit) {
		try {
			return Optional.of(opened.get(limit.toMillis(), TimeUnit.MILLISECONDS));
		}
		catch (ExecutionException ex) {
			release();
			logger.warn("No speech session could be opened; the caller uses keys", ex.getCause());
		}
		catch (TimeoutException ex) {
			logger.warn("No speech session was opened within {}; callers use keys until it is", limit);
			giveUp(opened);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			giveUp(opened);
		}
		return Optional.empty();
	}

	private void giveUp(CompletableFuture<VoskSession> opened) {
		this.stuck.incrementAndGet();
		opened.whenComplete((late, failure) -> {
			this.stuck.decrementAndGet();
			discard(late);
		});
	}

	private void discard(@Nullable VoskSession late) {
		if (late == null) {
			release();
		}
		else {
			late.close();
		}
	}

	void release() {
		this.places.release();
	}

	/** The number of callers that can still be listened to. */
	int free() {
		return this.places.availablePermits();
	}

	ExecutorService threads() {
		return this.threads;
	}

	@Override
	public void close() {
		this.threads.close();
	}

}
