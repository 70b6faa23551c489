package org.yihaotong.telephony.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.yihaotong.platform.ContactId;
import org.yihaotong.telephony.CallJournal;
import org.yihaotong.telephony.JournalledCall;
import org.yihaotong.telephony.LiveCall;
import org.yihaotong.telephony.Look;
import org.yihaotong.telephony.SurveyEnd;

/**
 * Brings Asterisk's files into PostgreSQL: a piece, its rows and the position after it in
 * one transaction, so that a killed server reads on where it was.
 */
public final class StoredCallJournal implements CallJournal {

	private static final Logger LOG = LoggerFactory.getLogger(StoredCallJournal.class);

	/** After which the ordinary way of an ended call has surely stored its outcome. */
	private static final Duration GRACE = Duration.ofSeconds(10);

	/** Pieces of one file at once: 64 MB. */
	private static final int MOST_PIECES = 64;

	private final JournalRows rows;

	private final Map<String, JournalFiles> files;

	private final TransactionTemplate transaction;

	private final Clock clock;

	/** The calls that the last look has not found. */
	private volatile Set<ContactId> missing = Set.of();

	/**
	 * Makes a journal.
	 * @param folders where each Asterisk writes, by its name
	 * @param jdbc the database
	 * @param transaction its transactions
	 * @param clock the time
	 */
	public StoredCallJournal(Map<String, Path> folders, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
		this.rows = new JournalRows(jdbc);
		this.files = folders.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (folder) -> new JournalFiles(folder.getValue())));
		this.transaction = transaction;
		this.clock = clock;
	}

	@Override
	public Optional<JournalledCall> find(ContactId contact) {
		catchUp();
		return this.rows.find(contact);
	}

	@Override
	public List<JournalledCall> unsettled() {
		catchUp();
		return this.rows.unsettled(this.clock.instant().minus(GRACE));
	}

	@Override
	public void settle(ContactId contact) {
		this.rows.settle(contact);
	}

	/** What was written is read first: a call that is there by then may be held. */
	@Override
	public void compare(Supplier<Look> look) {
		catchUp();
		Map<ContactId, String> open = this.rows.open();
		Look found = look.get();
		Set<ContactId> held = found.calls().stream().map(LiveCall::contact).collect(Collectors.toSet());
		Set<ContactId> now = open.entrySet()
			.stream()
			.filter((call) -> !held.contains(call.getKey()) && !found.silent().containsKey(call.getValue()))
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
		List<ContactId> lost = now.stream().filter(this.missing::contains).toList();
		if (!lost.isEmpty()) {
			LOG.warn("{} calls have ended without a word, the first {}", lost.size(), lost.getFirst());
			this.rows.lost(lost, this.clock.instant());
		}
		this.missing = now;
	}

	@Override
	public SurveyEnd surveyed(UUID attempt) {
		catchUp();
		return this.rows.survey(attempt).map(StoredCallJournal::end).orElse(SurveyEnd.NO_ANSWER);
	}

	/** An attempt that was answered, and of which no end was written down, is lost. */
	private static SurveyEnd end(String status) {
		return Arrays.stream(SurveyEnd.values())
			.filter((end) -> end.name().toLowerCase(Locale.ROOT).equals(status))
			.findFirst()
			.orElse(SurveyEnd.LOST);
	}

	private void catchUp() {
		this.files.forEach(this::catchUp);
	}

	private void catchUp(String asterisk, JournalFiles files) {
		try {
			for (Path file : files.all()) {
				for (int piece = 0; piece < MOST_PIECES && readPiece(asterisk, files, file); piece++) {
					// Until the end of the file.
				}
			}
			files.rotate();
		}
		catch (IOException ex) {
			LOG.warn("The journal of Asterisk {} cannot be read: {}", asterisk, ex.toString());
		}
	}

	private boolean readPiece(String asterisk, JournalFiles files, Path file) throws IOException {
		String key = files.key(file);
		if (this.rows.position(key) == file.toFile().length()) {
			return false;
		}
		return Boolean.TRUE.equals(this.transaction.execute((status) -> {
			this.rows.lock();
			return take(asterisk, files, file, key);
		}));
	}

	private boolean take(String asterisk, JournalFiles files, Path file, String key) {
		long position = this.rows.position(key);
		try {
			JournalFiles.Piece piece = files.read(file, position);
			for (String text : piece.lines()) {
				JournalLine.parse(text)
					.ifPresentOrElse((line) -> this.rows.take(asterisk, line),
							() -> LOG.warn("A line of {} is torn", file.getFileName()));
			}
			this.rows.position(key, piece.next(), this.clock.instant());
			return piece.next() != position;
		}
		catch (IOException ex) {
			LOG.warn("{} cannot be read: {}", file.getFileName(), ex.toString());
			return false;
		}
	}

}
