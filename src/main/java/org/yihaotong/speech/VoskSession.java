package org.yihaotong.speech;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vosk.Recognizer;

/**
 * One utterance in Vosk. All work on the native recogniser is done by {@link #drain()},
 * which runs on one thread of the pool at a time; everybody else only leaves audio and
 * flags behind. The native memory is freed there as well, so never under a running call.
 */
final class VoskSession implements SpeechSession {

	private static final Logger logger = LoggerFactory.getLogger(VoskSession.class);

	private static final int BYTES_PER_MILLI = 16;

	/** 20 s of audio: more means that the pool is hopelessly late. */
	private static final int MOST_QUEUED_BYTES = 320_000;

	/** Half a second of audio, then another session has its turn. */
	private static final int BYTES_A_TURN = 8_000;

	/** A tenth of a second: partial results are not worth more often. */
	private static final int BYTES_A_PARTIAL = 1_600;

	private final Recognizer recogniser;

	private final boolean spaced;

	private final Executor pool;

	private final Patience patience;

	private final Runnable release;

	private final Endpointing endpointing;

	private final SpeechOnset onset = new SpeechOnset();

	private final Queue<byte[]> audio = new ConcurrentLinkedQueue<>();

	private final AtomicInteger queuedBytes = new AtomicInteger();

	private final AtomicBoolean scheduled = new AtomicBoolean();

	private final AtomicBoolean closed = new AtomicBoolean();

	private final CompletableFuture<Heard> heard = new CompletableFuture<>();

	private final List<VoskText.Sentence> sentences = new ArrayList<>();

	private volatile State state = State.QUIET;

	private volatile boolean finishing;

	private volatile String words = "";

	/** When audio was last heard, or began to wait. */
	private volatile long progressAt;

	private int bytesSincePartial;

	private long amplitudeSincePartial;

	private volatile boolean freed;

	VoskSession(Recognizer recogniser, boolean spaced, Executor pool, Endpointing endpointing, Patience patience,
			Runnable release) {
		this.recogniser = recogniser;
		this.spaced = spaced;
		this.patience = patience;
		this.pool = pool;
		this.endpointing = endpointing;
		this.release = release;
	}

	@Override
	public State feed(byte[] pcm) {
		if (this.closed.get() || this.finishing || this.state == State.ENDED) {
			return this.state;
		}
		int queued = this.queuedBytes.addAndGet(pcm.length);
		if (queued == pcm.length) {
			this.progressAt = System.nanoTime();
		}
		else if (queued > MOST_QUEUED_BYTES || this.patience.exceededSince(this.progressAt)) {
			logger.warn("Recognition is late by {} ms of audio; the caller is not kept waiting for it",
					queued / BYTES_PER_MILLI);
			this.patience.lose();
			this.state = State.ENDED;
			return this.state;
		}
		this.audio.add(pcm);
		schedule();
		return (this.onset.after(pcm) && this.state == State.QUIET) ? State.SPEAKING : this.state;
	}

	@Override
	public String soFar() {
		return this.words;
	}

	@Override
	public Heard finish(Duration patience) {
		this.finishing = true;
		schedule();
		try {
			return this.heard.get(this.patience.left(patience).toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			logger.warn("Recognition took longer than {}", this.patience.left(patience));
			return Heard.NOTHING;
		}
		catch (ExecutionException ex) {
			logger.warn("Recognition failed", ex.getCause());
			return Heard.NOTHING;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return Heard.NOTHING;
		}
	}

	@Override
	public void close() {
		if (this.closed.compareAndSet(false, true)) {
			this.heard.complete(Heard.NOTHING);
			schedule();
		}
	}

	private void schedule() {
		if (this.scheduled.compareAndSet(false, true)) {
			try {
				this.pool.execute(this::turn);
			}
			catch (RejectedExecutionException ex) {
				this.heard.complete(Heard.NOTHING);
				logger.debug("The server stops; nothing more is heard", ex);
			}
		}
	}

	private void turn() {
		try {
			drain();
		}
		catch (RuntimeException ex) {
			fail(ex);
		}
		// The place comes free also when the library cannot be called or memory is short.
		catch (Error ex) {
			fail(ex);
			throw ex;
		}
		finally {
			this.scheduled.set(false);
			if (!this.freed && (!this.audio.isEmpty() || this.closed.get() || this.finishing && !this.heard.isDone())) {
				schedule();
			}
		}
	}

	private void fail(Throwable why) {
		this.heard.completeExceptionally(why);
		this.state = State.ENDED;
		this.audio.clear();
	}

	private void drain() {
		if (this.freed) {
			return;
		}
		if (this.closed.get()) {
			free();
			return;
		}
		int done = 0;
		byte[] pcm;
		while (done < BYTES_A_TURN && (pcm = this.audio.poll()) != null) {
			done += pcm.length;
			hear(pcm);
			this.queuedBytes.addAndGet(-pcm.length);
			this.progressAt = System.nanoTime();
		}
		if (this.finishing && this.audio.isEmpty() && !this.heard.isDone()) {
			this.sentences.add(VoskText.sentence(this.recogniser.getFinalResult()));
			this.words = VoskText.readable(sentences(), this.spaced);
			this.heard.complete(VoskText.join(this.sentences, this.spaced));
		}
	}

	private void hear(byte[] pcm) {
		if (this.state == State.ENDED) {
			return;
		}
		this.bytesSincePartial += pcm.length;
		this.amplitudeSincePartial += Endpointing.amplitude(pcm);
		boolean pause = this.recogniser.acceptWaveForm(pcm, pcm.length);
		if (pause) {
			VoskText.Sentence sentence = VoskText.sentence(this.recogniser.getResult());
			if (!sentence.silent()) {
				this.sentences.add(sentence);
			}
		}
		if (pause || this.bytesSincePartial >= BYTES_A_PARTIAL) {
			double loudness = (double) this.amplitudeSincePartial / this.bytesSincePartial;
			String heardSoFar = sentences() + VoskText.partial(this.recogniser.getPartialResult());
			this.words = VoskText.readable(heardSoFar, this.spaced);
			this.state = this.endpointing.after(this.bytesSincePartial, loudness, heardSoFar, pause);
			this.bytesSincePartial = 0;
			this.amplitudeSincePartial = 0;
		}
	}

	/** The finished ones, a space after each. */
	private String sentences() {
		StringBuilder text = new StringBuilder();
		this.sentences.forEach((sentence) -> text.append(sentence.words()).append(' '));
		return text.toString();
	}

	private void free() {
		this.freed = true;
		this.audio.clear();
		try {
			this.recogniser.close();
		}
		finally {
			this.release.run();
		}
	}

}
