package org.yihaotong.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.StaffId;
import org.yihaotong.telephony.AsteriskAway;
import org.yihaotong.telephony.CallEvent;
import org.yihaotong.telephony.CallNotFound;
import org.yihaotong.telephony.RecordingControl;

/**
 * Watches over the recordings that are being made.
 */
@Service
class TalkRecorder implements RecordingDesk {

	private static final Logger logger = LoggerFactory.getLogger(TalkRecorder.class);

	private final RecordingControl control;

	private final Recordings recordings;

	private final RecordingProperties rules;

	private final Clock clock;

	private final Counter unrecorded;

	private volatile boolean room = true;

	TalkRecorder(RecordingControl control, Recordings recordings, RecordingProperties rules, Clock clock,
			MeterRegistry meters) {
		this.control = control;
		this.recordings = recordings;
		this.rules = rules;
		this.clock = clock;
		this.unrecorded = meters.counter("yihaotong.recording.unrecorded");
	}

	@Override
	public Standing of(ContactId contact) {
		if (!Files.exists(PlainFiles.citizen(this.control.folder(), contact))) {
			return new Standing(State.OFF, Optional.empty());
		}
		Optional<Instant> until = this.recordings.pausedUntil(contact);
		return new Standing(until.isPresent() ? State.PAUSED : State.RECORDING, until);
	}

	@Override
	public void pause(ContactId contact, StaffId who) {
		if (of(contact).state() == State.OFF) {
			throw RecordingRefused.notRecorded();
		}
		Instant now = this.clock.instant();
		// Stored first: what is paused and not stored would never end.
		this.recordings.paused(contact, who, now, now.plus(this.rules.pauseLimit()));
		try {
			this.control.pause(contact, true);
		}
		catch (CallNotFound | AsteriskAway ex) {
			this.recordings.resumed(contact, now);
			throw RecordingRefused.notRecorded();
		}
	}

	@Override
	public void resume(ContactId contact) {
		if (this.recordings.pausedUntil(contact).isEmpty()) {
			return;
		}
		try {
			this.control.pause(contact, false);
		}
		catch (CallNotFound ex) {
			logger.debug("The call {} is over", contact);
		}
		this.recordings.resumed(contact, this.clock.instant());
	}

	/** A pause that was forgotten ends by itself. */
	@Scheduled(fixedDelayString = "${yihaotong.recording.watch-every:2s}",
			initialDelayString = "${yihaotong.recording.watch-every:2s}")
	void endPauses() {
		this.recordings.pausesOver(this.clock.instant()).forEach((contact) -> {
			try {
				resume(contact);
			}
			catch (AsteriskAway ex) {
				logger.debug("A pause goes on until Asterisk answers: {}", ex.getMessage());
			}
		});
	}

	/** Records only as long as there is room: a talk needs no recording to go on. */
	@Scheduled(fixedDelayString = "${yihaotong.recording.room-every:10s}", initialDelay = 0)
	void look() {
		try {
			Files.createDirectories(this.control.folder());
			Files.createDirectories(this.rules.store());
			boolean enough = free(this.control.folder()) && free(this.rules.store());
			if (enough != this.room) {
				logger.warn(enough ? "Talks are recorded again" : "The disk is full: talks are not recorded");
			}
			this.room = enough;
			this.control.record(this.rules.enabled() && enough);
		}
		catch (IOException ex) {
			this.room = false;
			logger.error("Talks cannot be recorded: {}", ex.toString());
		}
		catch (AsteriskAway ex) {
			logger.debug("Asterisk is told later: {}", ex.getMessage());
		}
	}

	private boolean free(Path folder) throws IOException {
		return Files.getFileStore(folder).getUsableSpace() >= this.rules.minFree().toBytes();
	}

	@EventListener
	void answered(CallEvent.OfferAnswered event) {
		if (!this.room) {
			this.unrecorded.increment();
		}
	}

	/** Asterisk forgets with a restart what it was told. */
	@EventListener
	void connected(CallEvent.AsteriskConnected event) {
		Thread.ofVirtual().name("recording").start(this::look);
	}

}
