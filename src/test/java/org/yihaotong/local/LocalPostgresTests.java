package org.yihaotong.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.yihaotong.testing.TestParts;

import static org.assertj.core.api.Assertions.assertThat;

class LocalPostgresTests {

	@Test
	void writesACommitToTheDiskBeforeItIsConfirmed(@TempDir Path folder) {
		LocalPostgres postgres = LocalPostgres.keep(folder.resolve("data"));
		try {
			assertThat(settings(postgres.database("kept")))
				.isEqualTo(Map.of("fsync", "on", "full_page_writes", "on", "synchronous_commit", "on"));
		}
		finally {
			postgres.close();
		}
	}

	@Test
	void losesNoCommitOfTheTestsWhenItsProcessesAreKilled() {
		assertThat(settings(TestParts.newDatabase())).containsEntry("synchronous_commit", "on");
	}

	private static Map<String, String> settings(String url) {
		return Map.copyOf(JdbcClient.create(new DriverManagerDataSource(url, "postgres", "postgres"))
			.sql("select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit')")
			.query((row) -> {
				Map<String, String> found = new HashMap<>();
				while (row.next()) {
					found.put(row.getString(1), row.getString(2));
				}
				return found;
			}));
	}

}
