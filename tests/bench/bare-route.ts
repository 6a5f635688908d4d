import express from 'express';
import pg from 'pg';

// a1’s baseline, a process of its own: what a route costs that parses JSON and waits until one row is on the disk
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 20 });
await pool.query('CREATE TABLE IF NOT EXISTS bench_form (id bigserial PRIMARY KEY, body jsonb NOT NULL)');
const app = express();
app.post('/form', express.json(), async (request, response) => {
  const { rows } = await pool.query({
    name: 'bare',
    text: 'INSERT INTO bench_form (body) VALUES ($1) RETURNING id',
    values: [JSON.stringify(request.body)],
  });
  response.status(201).json(rows[0]);
});
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`);
});
// ends with whoever started it
process.stdin.on('end', () => process.exit(0)).resume();
