package org.yihaotong.talk;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.yihaotong.platform.ContactId;
import org.yihaotong.routing.TalkWork;
import org.yihaotong.speech.Heard;
import org.yihaotong.speech.SpeechRecogniser;
import org.yihaotong.telephony.AsteriskAway;
import org.yihaotong.telephony.AudioListener;
import org.yihaotong.telephony.CallNotFound;
import org.yihaotong.telephony.TalkEar;

/**
 * Writes down what citizens say while agents talk with them. Nothing depends on it: what
 * fails or finds no place is counted, and the talk goes on.
 */
@Component
class Transcripts {

	private static final Logger logger = LoggerFactory.getLogger(Transcripts.class);

	/** Ten seconds: a recogniser that is later than that loses audio, not the talk. */
	private static final int BACKLOG = 500;

	private static final long SILENCE_SECONDS = 5;

	private final TalkEar ear;

	private final SpeechRecogniser recogniser;

	private final Talks talks;

	private final BriefingDesk briefings;

	private final TalkWork work;

	private final TalkProperties rules;

	private final Clock clock;

	private final Counter refused;

	private final Map<ContactId, Listening> open = new ConcurrentHashMap<>();

	private final ReentrantLock door = new ReentrantLock();

	Transcripts(TalkEar ear, SpeechRecogniser recogniser, Talks talks, BriefingDesk briefings, TalkWork work,
			TalkProperties rules, Clock clock, MeterRegistry meters) {
		this.ear = ear;
		this.recogniser = recogniser;
		this.talks = talks;
		this.briefings = briefings;
		this.work = work;
		this.rules = rules;
		this.clock = clock;
		this.refused = meters.counter("yihaotong.talk.transcripts.refused");
	}

	/** Begins to listen; does nothing if that is done already or there is no place. */
	void begin(ContactId contact) {
		if (this.recogniser.model().isEmpty()) {
			return;
		}
		Listening listening = new Listening(contact);
		if (!admitted(listening)) {
			return;
		}
		try {
			this.ear.listen(contact, listening, listening::over);
			Thread.ofVirtual().name("transcript").start(listening);
		}
		catch (CallNotFound | AsteriskAway ex) {
			this.open.remove(contact, listening);
			logger.debug("Contact {} is not transcribed: {}", contact, ex.getMessage());
		}
	}

	/**
	 * Looks and takes the place in one: the agent and the begin of the talk may both ask.
	 */
	private boolean admitted(Listening listening) {
		this.door.lock();
		try {
			if (this.open.containsKey(listening.contact)) {
				return false;
			}
			if (this.open.size() >= this.rules.transcriptPlaces()) {
				this.refused.increment();
				return false;
			}
			this.open.put(listening.contact, listening);
			return true;
		}
		finally {
			this.door.unlock();
		}
	}

	void end(ContactId contact) {
		Listening listening = this.open.remove(contact);
		if (listening != null) {
			listening.over();
		}
	}

	private final class Listening implements AudioListener, Runnable {

		private final ContactId contact;

		private final BlockingQueue<byte[]> frames = new ArrayBlockingQueue<>(BACKLOG);

		private volatile boolean over;

		Listening(ContactId contact) {
			this.contact = contact;
		}

		@Override
		public Progress audio(byte[] pcm) {
			if (this.over) {
				return Progress.DONE;
			}
			this.frames.offer(pcm);
			return Progress.QUIET;
		}

		void over() {
			this.over = true;
		}

		@Override
		public void run() {
			Utterances utterances = new Utterances(Transcripts.this.recogniser, this::heard);
			try {
				while (!this.over || !this.frames.isEmpty()) {
					byte[] frame = this.frames.poll(SILENCE_SECONDS, TimeUnit.SECONDS);
					if (frame != null) {
						utterances.take(frame);
					}
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			finally {
				utterances.end();
				Transcripts.this.open.remove(this.contact, this);
			}
		}

		private void heard(Heard words) {
			Transcripts.this.talks.said(this.contact, Transcripts.this.clock.instant(), words.text(),
					words.confidence());
			Transcripts.this.work.show(this.contact);
			Transcripts.this.briefings.follow(this.contact);
		}

	}

}
