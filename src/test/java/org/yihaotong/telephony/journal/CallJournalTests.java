package org.yihaotong.telephony.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.Seat;
import org.yihaotong.telephony.CallJournal;
import org.yihaotong.telephony.JournalledCall;
import org.yihaotong.telephony.LiveCall;
import org.yihaotong.telephony.Look;
import org.yihaotong.testing.TestParts;

import static org.assertj.core.api.Assertions.assertThat;

class CallJournalTests {

	private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

	private static DriverManagerDataSource database;

	@TempDir
	Path folder;

	private final ContactId contact = ContactId.random();

	@BeforeAll
	static void tables() {
		database = new DriverManagerDataSource(TestParts.newDatabase(), "postgres", "postgres");
		Flyway.configure().dataSource(database).locations("classpath:db/migration/telephony").load().migrate();
	}

	private CallJournal journal() {
		return new StoredCallJournal(Map.of("one", this.folder), JdbcClient.create(database),
				new TransactionTemplate(new DataSourceTransactionManager(database)),
				Clock.fixed(NOON.plusSeconds(60), ZoneOffset.UTC));
	}

	private void written(int second, String extra) throws IOException {
		written(line(second, extra) + "\n");
	}

	private void written(String text) throws IOException {
		Files.writeString(this.folder.resolve("calls.csv"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
	}

	private String line(int second, String extra) {
		return (NOON.getEpochSecond() + second) + ".250000|{\"extra\":\"" + extra.replace("ID", this.contact.toString())
				+ "\"}";
	}

	@Test
	void tellsACallFromItsLines() throws IOException {
		written(0, "Arrived|ID|12345|13812345678");
		written(2, "Waiting|ID");
		written(20, "Survival|ID");
		written(25, "Answered|ID|1003");
		written(30, "Gone|ID|talking|");
		JournalledCall call = journal().find(this.contact).orElseThrow();
		assertThat(call.dialled()).isEqualTo("12345");
		assertThat(call.caller()).contains(new PhoneNumber("+8613812345678"));
		assertThat(call.arrived()).isEqualTo(NOON.plusMillis(250));
		assertThat(call.waiting()).contains(NOON.plusMillis(2_250));
		assertThat(call.answered()).contains(NOON.plusMillis(25_250));
		assertThat(call.seat()).contains(new Seat("1003"));
		assertThat(call.ended()).contains(NOON.plusMillis(30_250));
	}

	@Test
	void waitsForTheRestOfALineAndLeavesATornOneOut() throws IOException {
		written(0, "Arrived|ID|12345|");
		String waiting = line(2, "Waiting|ID");
		written(waiting.substring(0, 30));
		assertThat(journal().find(this.contact).flatMap(JournalledCall::waiting)).isEmpty();
		written(waiting.substring(30) + "\n" + line(3, "Answ") + "\n\0\0rubbish|{\n");
		written(9, "Gone|ID|waiting|");
		JournalledCall call = journal().find(this.contact).orElseThrow();
		assertThat(call.waiting()).isPresent();
		assertThat(call.answered()).isEmpty();
		assertThat(call.ended()).isPresent();
	}

	@Test
	void readsOnAfterTheFileWasRenamedOrEmptied() throws IOException {
		written(0, "Arrived|ID|12345|");
		journal().find(this.contact);
		written(2, "Waiting|ID");
		Files.move(this.folder.resolve("calls.csv"), this.folder.resolve("calls.csv.1"));
		written(5, "Answered|ID|1004");
		written("x".repeat(300) + "\n");
		JournalledCall call = journal().find(this.contact).orElseThrow();
		assertThat(call.waiting()).isPresent();
		assertThat(call.seat()).contains(new Seat("1004"));
		Files.writeString(this.folder.resolve("calls.csv"), line(9, "Gone|ID|talking|") + "\n");
		assertThat(journal().find(this.contact).flatMap(JournalledCall::ended)).isPresent();
	}

	@Test
	void changesNothingWhenReadTwice() throws IOException {
		written(0, "Arrived|ID|12345|13812345678");
		written(2, "Waiting|ID");
		written(9, "Gone|ID|waiting|");
		Optional<JournalledCall> once = journal().find(this.contact);
		JdbcClient.create(database).sql("truncate call_journal_file").update();
		assertThat(journal().find(this.contact)).isEqualTo(once);
	}

	@Test
	void listsACallUntilItIsSettled() throws IOException {
		written(0, "Arrived|ID|12345|");
		written(9, "Gone|ID|flow|");
		assertThat(journal().unsettled()).extracting(JournalledCall::contact).contains(this.contact);
		journal().settle(this.contact);
		assertThat(journal().unsettled()).extracting(JournalledCall::contact).doesNotContain(this.contact);
	}

	@Test
	void aTornValueHidesNeitherItsOwnCallNorAnother() throws IOException {
		written(0, "Arrived|ID|12345|13812345678");
		written(2, "Answered|ID|");
		written(3, "Surveyed|ID|torn|answered");
		written(9, "Gone|ID|lounge|");
		JournalledCall call = journal().find(this.contact).orElseThrow();
		assertThat(call.answered()).isPresent();
		assertThat(call.seat()).isEmpty();
		assertThat(call.ended()).isPresent();
		assertThat(journal().unsettled()).extracting(JournalledCall::contact).contains(this.contact);
	}

	@Test
	void aCallOfWhoseEndNothingIsWrittenIsLostOnceTwoLooksHaveNotFoundIt() throws IOException {
		written(1, "Arrived|" + this.contact + "|12345|13812345678");
		CallJournal journal = journal();
		Look nobody = new Look(List.of(), Map.of(), Set.of());
		Look silence = new Look(List.of(), Map.of("one", Set.of()), Set.of());
		Look there = new Look(List
			.of(new LiveCall(this.contact, LiveCall.Place.WAITING, Optional.empty(), Optional.empty(), "12345", false)),
				Map.of(), Set.of());
		for (Look look : List.of(nobody, there, nobody, silence, silence, nobody)) {
			journal.compare(() -> look);
			assertThat(journal.find(this.contact).orElseThrow().lost()).isFalse();
		}
		assertThat(journal.find(this.contact).orElseThrow().asterisk()).isEqualTo("one");
		journal.compare(() -> nobody);
		JournalledCall lost = journal.find(this.contact).orElseThrow();
		assertThat(lost.lost()).isTrue();
		assertThat(lost.ended()).contains(NOON.plusSeconds(60));
		assertThat(lost.place()).isEmpty();
		written(9, "Gone|" + this.contact + "|waiting|");
		JournalledCall after = journal.find(this.contact).orElseThrow();
		assertThat(after.lost()).isFalse();
		assertThat(after.ended().orElseThrow()).isBetween(NOON.plusSeconds(9), NOON.plusSeconds(10));
	}

	@Test
	void hasNothingWithoutAFolder() {
		CallJournal none = new StoredCallJournal(Map.of("one", this.folder.resolve("missing")),
				JdbcClient.create(database), new TransactionTemplate(new DataSourceTransactionManager(database)),
				Clock.systemUTC());
		assertThat(none.find(this.contact)).isEmpty();
	}

}
