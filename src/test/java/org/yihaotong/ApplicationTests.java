package org.yihaotong;

import java.sql.SQLException;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.yihaotong.testing.RealParts;

import static org.assertj.core.api.Assertions.assertThat;

@RealParts
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ApplicationTests {

	@Autowired
	private DataSource dataSource;

	@Test
	void startsAgainstRealPostgres() throws SQLException {
		try (var connection = this.dataSource.getConnection()) {
			assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(18);
		}
	}

}
