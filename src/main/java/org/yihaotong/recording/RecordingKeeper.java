package org.yihaotong.recording;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.yihaotong.platform.ContactId;
import org.yihaotong.telephony.AsteriskAway;
import org.yihaotong.telephony.CallControl;
import org.yihaotong.telephony.LiveCall;
import org.yihaotong.telephony.Look;
import org.yihaotong.telephony.RecordingControl;

/**
 * Takes the files of calls that are over: encrypts, stores, and only then deletes what is
 * in the clear. Looks at the folder and not at events, so that whatever a crash left is
 * taken by the same way.
 */
@Component
class RecordingKeeper {

	private static final Logger logger = LoggerFactory.getLogger(RecordingKeeper.class);

	private static final int BYTES_PER_SECOND = 2 * StereoWave.RATE;

	/** Asterisk closes a file a moment after the call. */
	private static final Duration QUIET = Duration.ofSeconds(2);

	/** Longer than any call; for when Asterisk cannot be asked. */
	private static final Duration ABANDONED = Duration.ofHours(4);

	private final RecordingControl control;

	private final CallControl calls;

	private final Recordings recordings;

	private final Vault vault;

	private final RecordingProperties rules;

	private final Clock clock;

	private final Counter failures;

	RecordingKeeper(RecordingControl control, CallControl calls, Recordings recordings, Vault vault,
			RecordingProperties rules, Clock clock, MeterRegistry meters) {
		this.control = control;
		this.calls = calls;
		this.recordings = recordings;
		this.vault = vault;
		this.rules = rules;
		this.clock = clock;
		this.failures = meters.counter("yihaotong.recording.failures");
	}

	@Scheduled(fixedDelayString = "${yihaotong.recording.sweep-every:5s}",
			initialDelayString = "${yihaotong.recording.sweep-every:5s}")
	void sweep() {
		try {
			Set<ContactId> found = PlainFiles.contacts(this.control.folder());
			if (!found.isEmpty()) {
				Optional<Look> look = look();
				Set<ContactId> live = look.map(RecordingKeeper::live).orElse(Set.of());
				found.stream()
					.filter((contact) -> !live.contains(contact))
					.forEach((contact) -> take(contact, isOver(contact, look) ? QUIET : ABANDONED));
			}
		}
		catch (IOException ex) {
			failed("The folder of recordings cannot be read", ex);
		}
	}

	private Optional<Look> look() {
		try {
			return Optional.of(this.calls.look());
		}
		catch (AsteriskAway ex) {
			return Optional.empty();
		}
	}

	private static Set<ContactId> live(Look look) {
		return look.calls()
			.stream()
			.filter((call) -> call.place() != LiveCall.Place.SURVEY)
			.map(LiveCall::contact)
			.collect(Collectors.toSet());
	}

	private static boolean isOver(ContactId contact, Optional<Look> look) {
		return look.filter((found) -> !found.mayBeHeld(contact, Optional::empty)).isPresent();
	}

	private void failed(String what, Exception cause) {
		this.failures.increment();
		logger.error(what, cause);
	}

	private void take(ContactId contact, Duration rest) {
		Path citizen = PlainFiles.citizen(this.control.folder(), contact);
		Path others = PlainFiles.others(this.control.folder(), contact);
		try {
			if (resting(citizen, rest) && resting(others, rest)) {
				keep(contact, citizen, others);
				Files.deleteIfExists(citizen);
				Files.deleteIfExists(others);
			}
		}
		// The rim: one broken recording must not keep the others in the clear.
		catch (IOException | RuntimeException ex) {
			failed("The recording of contact " + contact + " could not be kept, it is tried again", ex);
		}
	}

	private boolean resting(Path file, Duration rest) throws IOException {
		return !Files.exists(file)
				|| Files.getLastModifiedTime(file).toInstant().isBefore(this.clock.instant().minus(rest));
	}

	private void keep(ContactId contact, Path citizen, Path others) throws IOException {
		long length = Math.max(size(citizen), size(others));
		if (length == 0 || this.recordings.of(contact).isPresent()) {
			return;
		}
		UUID id = UUID.randomUUID();
		byte[] key = this.vault.newKey(id);
		String name = id + ".aes";
		Path target = Files.createDirectories(this.rules.store()).resolve(name);
		Path making = target.resolveSibling(name + ".part");
		encrypt(id, key, citizen, others, length, making);
		Files.move(making, target, StandardCopyOption.ATOMIC_MOVE);
		Instant now = this.clock.instant();
		int seconds = (int) (length / BYTES_PER_SECOND);
		Instant end = now.plus(Duration.ofDays(this.rules.keepDays()));
		if (!this.recordings.add(new Recordings.Kept(id, contact, name, key, seconds, now, end))) {
			Files.delete(target);
		}
	}

	private static long size(Path file) throws IOException {
		return Files.exists(file) ? Files.size(file) : 0;
	}

	private void encrypt(UUID id, byte[] key, Path citizen, Path others, long length, Path target) throws IOException {
		try (InputStream left = open(citizen);
				InputStream right = open(others);
				FileChannel file = FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
						StandardOpenOption.TRUNCATE_EXISTING)) {
			OutputStream encrypted = this.vault.encrypting(id, key, Channels.newOutputStream(file));
			StereoWave.write(left, right, length, encrypted);
			// Writes the last segment, without which nothing can be read; closing comes
			// after.
			encrypted.flush();
			encrypted.close();
		}
		try (FileChannel file = FileChannel.open(target, StandardOpenOption.WRITE)) {
			file.force(true);
		}
	}

	private static InputStream open(Path file) throws IOException {
		return Files.exists(file) ? new BufferedInputStream(Files.newInputStream(file)) : InputStream.nullInputStream();
	}

	/** Deletes what was kept long enough, and parts that a crash left. */
	@Scheduled(fixedDelayString = "${yihaotong.recording.retention-every:1h}",
			initialDelayString = "${yihaotong.recording.retention-every:1h}")
	void expire() {
		this.recordings.due(this.clock.instant()).forEach((kept) -> {
			try {
				Files.deleteIfExists(this.rules.store().resolve(kept.file()));
				this.recordings.deleted(kept.id(), this.clock.instant());
			}
			catch (IOException ex) {
				failed("Recording " + kept.id() + " cannot be deleted", ex);
			}
		});
	}

}
