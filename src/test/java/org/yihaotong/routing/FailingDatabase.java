package org.yihaotong.routing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import javax.sql.DataSource;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.TransactionException;

/**
 * A database to which no connection can be had for a while.
 */
final class FailingDatabase extends DelegatingDataSource {

	private boolean away;

	FailingDatabase(DataSource real) {
		super(real);
	}

	void away(boolean is) {
		this.away = is;
	}

	@Override
	public Connection getConnection() throws SQLException {
		if (this.away) {
			throw new SQLTransientConnectionException("The database is away");
		}
		return super.getConnection();
	}

	/** Does what a thread of a node does: it survives that the database is away. */
	void mayFail(Runnable work) {
		try {
			work.run();
		}
		catch (DataAccessException | TransactionException ex) {
			if (!this.away) {
				throw ex;
			}
		}
	}

}
